package org.wheelhouse.ui.definition;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPartSite;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.secret.ClearSecrets;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.OperationRunner;

/**
 * A definition of what a machine was started with that somebody else has started.
 *
 * @param leftOut the secrets that it does not have, in words that say nothing of them
 */
record NewDefinition(String text, List<String> leftOut) {

	/** How it was started that time, and no part of what it is. */
	private static final Set<String> OF_ONE_START = Set.of("daemonize", "pidfile", "incoming", "loadvm", "S");

	/** Asks for a file, writes it, and opens the machine that comes of it. */
	static void make(IWorkbenchPartSite site, MachineRegistry registry, Host host, Machine machine) {
		new HostFileChooser(host).fresh(site.getShell(), Messages.New_Title, HostFileChooser.ANYWHERE,
				machine.getName() + ".qemu").ifPresent(file -> make(site, registry, host, machine, file));
	}

	private static void make(IWorkbenchPartSite site, MachineRegistry registry, Host host, Machine machine,
			Path file) {
		var made = of(machine.getCommandLine());
		OperationRunner.of(site)
				.follow(NLS.bind(Messages.New_Label, machine.getName()),
						host.files().create(file, made.text().getBytes(StandardCharsets.UTF_8))
								.thenCompose(written -> registry.define(written, host)),
						_ -> News.of(made.told(machine.getName())))
				.thenAccept(id -> MachineEditor.openWhenListed(site.getPage(), registry.inventory(), id));
	}

	/** The definition of a command line, program first. Whatever is secret in it is left out, and asked for at the start. */
	static NewDefinition of(List<String> commandLine) {
		var options = QemuCommandLine.optionsOf(commandLine.subList(1, commandLine.size())).stream()
				.filter(option -> !OF_ONE_START.contains(option.name())).toList();
		var clear = ClearSecrets.droppedFrom(options);
		var asked = SecretNeed.of(clear.options());
		var remarks = Stream.concat(clear.told().stream().map(what -> NLS.bind(Messages.New_LeftOut, what)),
				asked.stream().map(need -> NLS.bind(Messages.New_Asked, need.use(), need.id())));
		return new NewDefinition(commented(remarks.toList(),
				new QemuCommandLine(Optional.of(commandLine.getFirst()), clear.options()).format()), clear.told());
	}

	/** Behind the first line, which says what kind of script it is. */
	private static String commented(List<String> remarks, String text) {
		int line = text.indexOf('\n') + 1;
		return text.substring(0, line)
				+ remarks.stream().map(remark -> "# " + remark.replaceAll("\\R", " ") + "\n")
						.collect(Collectors.joining())
				+ text.substring(line);
	}

	/** What may be said when it was made. */
	private String told(String machine) {
		return leftOut.isEmpty()
				? NLS.bind(Messages.New_Made, machine)
				: NLS.bind(Messages.New_MadeWithout, machine, String.join(", ", leftOut));
	}
}
