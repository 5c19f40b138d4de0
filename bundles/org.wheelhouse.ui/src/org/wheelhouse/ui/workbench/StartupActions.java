package org.wheelhouse.ui.workbench;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.MachineAction;
import org.wheelhouse.ui.handlers.StartNews;
import org.wheelhouse.ui.handlers.Starting;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.part.MachineAwaited;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;

/** Does what the command line asked for, once the window is open. UI thread; never blocks. */
final class StartupActions {

	private final MachineRegistry registry;
	private final OperationRunner operations;
	private final IWorkbenchPage page;
	private final StartArguments arguments;
	private final Starting starting;

	StartupActions(MachineRegistry registry, OperationRunner operations, IWorkbenchPage page,
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
		var known = find(machine -> machine.getDefinitionPath().equals(file.toString()));
		if (known.isPresent()) {
			defined(known.get().getId(), launch);
		} else {
			operations.follow(NLS.bind(Messages.Start_Define, file.getFileName()), registry.define(file))
					.thenAccept(id -> defined(id, launch));
		}
	}

	private void defined(String id, boolean launch) {
		whenThere(machine -> machine.getId().equals(id), machine -> {
			show(machine);
			if (launch && MachineAction.START.possible(machine)) {
				var label = NLS.bind(Messages.Start_Launch, machine.getName());
				operations.follow(label, starting.start(id, machine.getName()),
						started -> StartNews.of(label, machine, registry.machine(started).isPresent()));
			}
		});
	}

	private void show(Machine machine) {
		MachineEditor.open(page, machine, arguments.page().orElse(MachineEditor.OVERVIEW));
	}

	private Optional<Machine> find(Predicate<Machine> wanted) {
		return InventoryLookup.machines(registry.inventory()).stream().filter(wanted).findFirst();
	}

	private void whenThere(Predicate<Machine> wanted, Consumer<Machine> action) {
		MachineAwaited.on(registry.inventory(), wanted, action);
	}
}
