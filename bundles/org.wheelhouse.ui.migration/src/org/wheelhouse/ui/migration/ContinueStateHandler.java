package org.wheelhouse.ui.migration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.migration.ContinueState;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.part.OperationRunner;

/** Has a guest go on from the file that it was saved into. */
public final class ContinueStateHandler extends AbstractHandler {

	private static final String ON = "host";
	private static final String FILE = "file";

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		MachineRegistry registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		List<Host> hosts = registry.inventory().getHosts().stream()
				.filter(host -> host.getConnection() == HostConnection.HERE
						|| host.getConnection() == HostConnection.CONNECTED)
				.toList();
		new OperationDialog(window.getShell(), form(registry, hosts), OperationRunner.of(window)).open();
		return null;
	}

	private static OperationForm form(MachineRegistry registry, List<Host> hosts) {
		var chosen = new FormField[hosts.size()];
		for (int index = 0; index < chosen.length; index++) {
			int own = index;
			chosen[index] = new FormField.Conditional(
					new FormField.FilePath(FILE + index, Messages.Continue_file, "", Messages.Continue_hint, false,
							List.of("*.state"), HostFileChooser.of(registry, hosts.get(index).getId())),
					values -> values.choice(ON) == own);
		}
		var fields = new java.util.ArrayList<FormField>();
		fields.add(new FormField.Choice(ON, Messages.Continue_on, hosts.stream().map(Host::getLabel).toList(), 0));
		fields.addAll(List.of(chosen));
		return new OperationForm("continueState", Messages.Continue_title, Messages.Continue_about,
				Messages.Continue_start, fields, values -> proposed(registry, hosts, values));
	}

	private static FormResult proposed(MachineRegistry registry, List<Host> hosts, FormValues values) {
		if (hosts.isEmpty()) {
			return FormResult.wrong(Messages.Continue_none);
		}
		int index = values.choice(ON);
		var file = values.path(FILE + index);
		Optional<ContinueState> operation = file
				.flatMap(path -> ContinueState.on(registry, hosts.get(index).getId(), path));
		return operation.<FormResult>map(FormResult::of).orElseGet(() -> FormResult.wrong(Messages.Continue_hint));
	}
}
