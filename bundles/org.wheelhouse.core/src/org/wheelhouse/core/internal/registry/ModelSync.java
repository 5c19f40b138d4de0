package org.wheelhouse.core.internal.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.wheelhouse.core.internal.found.FoundState;
import org.wheelhouse.core.internal.found.FoundSync;
import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.internal.session.SnapshotWriter;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.HostFacts;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.internal.sync.ModelThread;
import org.wheelhouse.core.internal.usb.HostUsbState;
import org.wheelhouse.core.internal.usb.UsbSync;
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
	private final List<TreeSync> trees;
	private Consumer<Machine> shown = _ -> {
		// nobody hears yet
	};
	private Consumer<String> gone = _ -> {
		// nobody hears yet
	};
	private final KeyedList<HostFacts, Host> hosts = new KeyedList<>(HostFacts::id, Host::getId,
			LiveFactory.eINSTANCE::createHost, ModelSync::host);

	/**
	 * @param thread knows the model thread
	 * @param facets what is shown of each machine beside its row
	 */
	public ModelSync(ModelThread thread, List<Facet> facets) {
		this.thread = thread;
		trees = facets.stream().map(facet -> facet.sync().get()).toList();
	}

	/** The root of the model. */
	public Inventory inventory() {
		thread.check();
		return inventory;
	}

	/**
	 * Tells of each machine from now on when all of it was written, and when one has left.
	 *
	 * @param one told of a machine of which something may have changed: must be quick
	 * @param id  told the id of one that is not shown any more
	 */
	public void onMachine(Consumer<Machine> one, Consumer<String> id) {
		shown = one;
		gone = id;
	}

	/** Shows these computers. */
	public void apply(List<HostFacts> facts) {
		thread.check();
		hosts.apply(facts, inventory.getHosts());
	}

	/** Shows the USB devices of a computer. */
	public void apply(HostUsbState state) {
		thread.check();
		host(state.hostId()).ifPresent(host -> UsbSync.apply(state, host));
	}

	/** Shows what was found on a computer. */
	public void apply(FoundState state) {
		thread.check();
		host(state.hostId()).ifPresent(host -> FoundSync.apply(state, host));
	}

	private Optional<Host> host(String id) {
		return inventory.getHosts().stream().filter(host -> host.getId().equals(id)).findFirst();
	}

	@Override
	public void apply(MachineSnapshot snapshot) {
		thread.check();
		var machine = machines.computeIfAbsent(snapshot.id(), _ -> LiveFactory.eINSTANCE.createMachine());
		row.apply(snapshot, machine);
		trees.forEach(tree -> tree.apply(snapshot, machine));
		inventory.getHosts().stream().filter(host -> host.getId().equals(snapshot.identity().hostId())).findFirst()
				.filter(host -> machine.getHost() != host).ifPresent(host -> host.getMachines().add(machine));
		shown.accept(machine);
	}

	@Override
	public void remove(String id) {
		thread.check();
		if (machines.containsKey(id)) {
			row.remove(machines.remove(id));
			gone.accept(id);
		}
	}

	private static void host(Host target, HostFacts facts) {
		var link = facts.link();
		new FeatureWriter(target).set(Literals.HOST__ID, facts.id()).set(Literals.HOST__LABEL, facts.label())
				.set(Literals.HOST__SUMMARY, facts.summary()).set(Literals.HOST__DETAIL, facts.detail())
				.set(Literals.HOST__READ_ONLY, facts.readOnly()).set(Literals.HOST__TARGET, link.target())
				.set(Literals.HOST__LATENCY_MILLIS, link.latencyMillis())
				.set(Literals.HOST__SINCE_MILLIS, link.since()).set(Literals.HOST__RETRY_MILLIS, link.retry())
				.set(Literals.HOST__PROBLEM, link.problem()).set(Literals.HOST__PROBLEM_WORDS, link.words())
				.set(Literals.HOST__PROBLEM_ADVICE, link.advice()).set(Literals.HOST__QUESTION, link.question())
				// Last, so that who hears of a new state finds its reason beside it.
				.set(Literals.HOST__CONNECTION, link.state());
	}
}
