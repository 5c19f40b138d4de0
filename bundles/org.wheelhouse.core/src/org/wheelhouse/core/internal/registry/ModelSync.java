package org.wheelhouse.core.internal.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.internal.block.BlockSync;
import org.wheelhouse.core.internal.cpu.CpuSync;
import org.wheelhouse.core.internal.migration.MigrationSync;
import org.wheelhouse.core.internal.pci.PciSync;
import org.wheelhouse.core.internal.session.SnapshotWriter;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.HostFacts;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.internal.sync.ModelThread;
import org.wheelhouse.core.internal.vnc.VncSync;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.Machine;

/**
 * The one writer of the live model. On the model thread only, which it checks. Objects are matched by stable keys and only
 * what differs is set: applying the same snapshot twice tells no listener anything.
 */
public final class ModelSync implements SnapshotWriter {

	private final ModelThread thread;
	private final Inventory inventory = LiveFactory.eINSTANCE.createInventory();
	private final Map<String, Machine> machines = new HashMap<>();
	private final RowSync row = new RowSync();
	private final BlockSync block = new BlockSync();
	private final PciSync pci = new PciSync();
	private final CpuSync cpus = new CpuSync();
	private final VncSync vnc = new VncSync();
	private final MigrationSync migration = new MigrationSync();
	private final KeyedList<HostFacts, Host> hosts = new KeyedList<>(HostFacts::id, Host::getId,
			LiveFactory.eINSTANCE::createHost, ModelSync::host);

	/** @param thread knows the model thread */
	public ModelSync(ModelThread thread) {
		this.thread = thread;
	}

	/** The root of the model. */
	public Inventory inventory() {
		thread.check();
		return inventory;
	}

	/** Shows these computers. */
	public void apply(List<HostFacts> facts) {
		thread.check();
		hosts.apply(facts, inventory.getHosts());
	}

	@Override
	public void apply(MachineSnapshot snapshot) {
		thread.check();
		var machine = machines.computeIfAbsent(snapshot.id(), _ -> LiveFactory.eINSTANCE.createMachine());
		row.apply(snapshot, machine);
		trees(snapshot, machine);
		inventory.getHosts().stream().filter(host -> host.getId().equals(snapshot.identity().hostId())).findFirst()
				.filter(host -> machine.getHost() != host).ifPresent(host -> host.getMachines().add(machine));
	}

	@Override
	public void remove(String id) {
		thread.check();
		if (machines.containsKey(id)) {
			row.remove(machines.remove(id));
		}
	}

	private void trees(MachineSnapshot snapshot, Machine machine) {
		var trees = snapshot.trees();
		tree(trees.block(), machine.getBlock(), LiveFactory.eINSTANCE::createBlockState, block::apply,
				machine::setBlock);
		tree(trees.pci(), machine.getPci(), LiveFactory.eINSTANCE::createPciState,
				(topology, state) -> pci.apply(topology, snapshot.leaving(), state), machine::setPci);
		tree(trees.cpus(), machine.getCpu(), LiveFactory.eINSTANCE::createCpuState, cpus::apply, machine::setCpu);
		tree(trees.vnc(), machine.getVnc(), LiveFactory.eINSTANCE::createVncState, vnc::apply, machine::setVnc);
		tree(trees.migration(), machine.getMigration(), LiveFactory.eINSTANCE::createMigrationState, migration::apply,
				machine::setMigration);
	}

	/** A tree that is new is filled before it is shown. */
	private static <R, E> void tree(Optional<R> known, @Nullable E shown, Supplier<E> create, BiConsumer<R, E> copy,
			Consumer<@Nullable E> show) {
		if (known.isEmpty()) {
			if (shown != null) {
				show.accept(null);
			}
			return;
		}
		if (shown != null) {
			copy.accept(known.get(), shown);
			return;
		}
		var created = create.get();
		copy.accept(known.get(), created);
		show.accept(created);
	}

	private static void host(Host target, HostFacts facts) {
		new FeatureWriter(target).set(Literals.HOST__ID, facts.id()).set(Literals.HOST__LABEL, facts.label())
				.set(Literals.HOST__SUMMARY, facts.summary()).set(Literals.HOST__DETAIL, facts.detail());
	}
}
