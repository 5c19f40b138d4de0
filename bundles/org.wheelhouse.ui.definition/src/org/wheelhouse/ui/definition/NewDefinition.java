package org.wheelhouse.ui.definition;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPartSite;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.OperationRunner;

/** Makes a definition of what a machine was started with that somebody else has started. UI thread. */
final class NewDefinition {

	/** How it was started that time, and no part of what it is. */
	private static final Set<String> OF_ONE_START = Set.of("daemonize", "pidfile", "incoming", "loadvm", "S");
	/** A secret in clear is never written into a definition. */
	private static final Pattern SECRET = Pattern.compile(",(?:data|password)=(?:[^,]|,,)*");

	private NewDefinition() {
		// holds no state
	}

	/** Asks for a file, writes it, and opens the machine that comes of it. */
	static void make(IWorkbenchPartSite site, MachineRegistry registry, HostFiles files, Machine machine) {
		var dialog = new FileDialog(site.getShell(), SWT.SAVE);
		dialog.setText(Messages.New_Title);
		dialog.setFileName(machine.getName() + ".qemu");
		var chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		var bytes = text(machine.getCommandLine()).getBytes(StandardCharsets.UTF_8);
		OperationRunner.of(site)
				.follow(NLS.bind(Messages.New_Label, machine.getName()),
						files.create(Path.of(chosen), bytes).thenCompose(registry::define))
				.thenAccept(id -> MachineEditor.openWhenListed(site.getPage(), registry.inventory(), id));
	}

	/** The definition of a command line, program first. */
	static String text(List<String> commandLine) {
		var options = QemuCommandLine.optionsOf(commandLine.subList(1, commandLine.size())).stream()
				.filter(option -> !OF_ONE_START.contains(option.name())).map(NewDefinition::withoutSecret).toList();
		return new QemuCommandLine(Optional.of(commandLine.getFirst()), options).format();
	}

	private static QemuOption withoutSecret(QemuOption option) {
		return Stream.of("object", "spice", "vnc", "iscsi").anyMatch(option.name()::equals)
				? new QemuOption(option.name(), option.value().map(value -> SECRET.matcher(value).replaceAll("")),
						Objects.requireNonNull(option.origin()))
				: option;
	}
}
