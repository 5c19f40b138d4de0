package org.wheelhouse.ui.definition.lifecycle;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.InventoryLookup;

/** All machines that the workbench knows, as work on files has to see them: none of them may lose an image. UI thread. */
public record KnownMachines(MachineRegistry registry) implements Supplier<Collection<MachineSnapshot>> {

	@Override
	public Collection<MachineSnapshot> get() {
		return InventoryLookup.machines(registry.inventory()).stream()
				.map(machine -> registry.snapshot(machine.getId())).flatMap(Optional::stream).toList();
	}

	Host host(Machine machine) throws ExecutionException {
		return registry.host(machine.getId())
				.orElseThrow(() -> new ExecutionException(NLS.bind(Messages.Handler_noHost, machine.getName())));
	}
}
