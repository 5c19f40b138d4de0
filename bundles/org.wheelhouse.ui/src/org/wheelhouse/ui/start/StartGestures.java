package org.wheelhouse.ui.start;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.wheelhouse.core.CoreException;
import org.wheelhouse.core.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.common.DeskLookup;
import org.wheelhouse.ui.common.MachineAwaited;
import org.wheelhouse.ui.common.ModelThread;
import org.wheelhouse.ui.common.OperationRunner;
import org.wheelhouse.ui.handlers.Gesture;
import org.wheelhouse.ui.handlers.StartNews;
import org.wheelhouse.ui.handlers.Starting;
import org.wheelhouse.ui.machine.MachineEditor;

/** Does what the command line asked for, once the window is open. UI thread; never blocks. */
final class StartGestures {

	private final MachineRegistry registry;
	private final OperationRunner operations;
	private final IWorkbenchPage page;
	private final StartArguments arguments;
	private final Starting starting;

	StartGestures(MachineRegistry registry, OperationRunner operations, IWorkbenchPage page,
			StartArguments arguments) {
		starting = new Starting(registry, page.getWorkbenchWindow()::getShell,
				Objects.requireNonNull(page.getWorkbenchWindow().getService(ModelThread.class)));
		this.registry = registry;
		this.operations = operations;
		this.page = page;
		this.arguments = arguments;
	}

	/** Begins all of it. */
	void begin() {
		arguments.attach().forEach(this::attach);
		arguments.define().ifPresent(file -> define(file, arguments.launch()));
		arguments.open().ifPresent(name -> whenThere(machine -> machine.getName().equals(name), this::show));
	}

	private void attach(String address) {
		operations.follow(NLS.bind(Messages.Start_Attach, address), registry.attach(address))
				.thenAccept(id -> whenThere(machine -> machine.getId().equals(id), this::show));
	}

	private void define(Path file, boolean launch) {
		try {
			var known = find(machine -> machine.getDefinitionPath().equals(file.toString()));
			var id = known.isPresent() ? known.get().getId() : registry.define(file);
			whenThere(machine -> machine.getId().equals(id), machine -> {
				show(machine);
				if (launch && Gesture.START.possible(machine)) {
					var label = NLS.bind(Messages.Start_Launch, machine.getName());
					operations.follow(label, starting.start(id, machine.getName()),
							started -> StartNews.of(label, machine, registry.machine(started).isPresent()));
				}
			});
		} catch (CoreException e) {
			operations.failed(NLS.bind(Messages.Start_Define, file.getFileName()), e);
		}
	}

	private void show(Machine machine) {
		MachineEditor.open(page, machine, arguments.page().orElse(MachineEditor.OVERVIEW));
	}

	private Optional<Machine> find(Predicate<Machine> wanted) {
		return DeskLookup.machines(registry.desk()).stream().filter(wanted).findFirst();
	}

	private void whenThere(Predicate<Machine> wanted, Consumer<Machine> action) {
		MachineAwaited.on(registry.desk(), wanted, action);
	}
}
