package org.wheelhouse.core.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.internal.sync.HostFacts;
import org.wheelhouse.core.internal.sync.HostLink;
import org.wheelhouse.core.internal.sync.ModelThread;
import org.wheelhouse.core.state.BalloonFigures;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Counters;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.core.state.CpuSlot;
import org.wheelhouse.core.state.DeviceGesture;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Difference.Way;
import org.wheelhouse.core.state.GuestNetwork;
import org.wheelhouse.core.state.GuestNetwork.Backend;
import org.wheelhouse.core.state.GuestNetwork.Card;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.core.state.GuestTraffic;
import org.wheelhouse.core.state.GuestTraffic.Interface;
import org.wheelhouse.core.state.GuestTraffic.Rate;
import org.wheelhouse.core.state.InstalledMemory;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineLoad;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.MemoryDevice;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.MigrationProgress.Memory;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciIdentity;
import org.wheelhouse.core.state.PciRegion;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.core.state.Processors;
import org.wheelhouse.core.state.UnplugWay;
import org.wheelhouse.core.state.VirtualCpu;
import org.wheelhouse.core.state.VncServer;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.model.live.GestureOrigin;
import org.wheelhouse.model.live.GestureState;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MemoryDeviceKind;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.NextStart;

/** Snapshots become the model, and nothing but what differs is touched. */
class ModelSyncTest {

	private final ModelSync sync = new ModelSync(new ModelThread(), Facets.ALL);
	private final List<String> notifications = new ArrayList<>();

	@BeforeEach
	void listen() {
		sync.apply(List.of(new HostFacts("local", "this computer", "", "", HostLink.HERE, false)));
		sync.inventory().eAdapters().add(new EContentAdapter() {
			@Override
			public void notifyChanged(@Nullable Notification notification) {
				super.notifyChanged(notification);
				if (notification != null && notification.getEventType() != Notification.REMOVING_ADAPTER) {
					notifications.add(String.valueOf(notification));
				}
			}
		});
	}

	private static Device device(String key) {
		return new Device(key, "", key, key, "virtio-blk-pci", false, false, false, false, "ok", false, Limits.NONE,
				List.of(new Node("n-" + key, "qcow2", "/" + key, false, false, 10, 5, "base", false),
						new Node("", "raw", "base", true, false, 10, 5, "", true)),
				Optional.of(new Counters(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
	}

	private static PciFunction function(String id, int slot, List<PciBus> buses) {
		return new PciFunction("/machine/peripheral/" + id, id, id, "virtio-net-pci", slot, 0, true,
				"Ethernet controller",
				Optional.of(new PciIdentity(0x200, 0x1af4, 0x1000, OptionalInt.of(1), OptionalInt.of(2),
						OptionalInt.of(1), OptionalInt.of(11))),
				List.of(new PciRegion(0, "io", 0xc000, 32, false, false),
						new PciRegion(1, "memory", -1, 4096, true, true)),
				buses);
	}

	private static PciBus bus(String name, PciFunction... functions) {
		return new PciBus("/machine/" + name, name, OptionalInt.of(0), false, 32, 1, "", Optional.empty(),
				List.of(functions));
	}

	private static MachineSnapshot full(List<Device> devices, PciFunction... functions) {
		var cpu = new VirtualCpu(0, "/machine/unattached/device[0]", 7, "x86_64", "qemu64-x86_64-cpu", 0, 0, 0, 0, -1,
				12.5);
		var trees = MachineTrees.NONE.with(MachineTrees.BLOCK,
				Optional.of(new BlockGraph(devices,
						List.of(new Node("loose", "qcow2", "/l", false, false, 1, 1, "", false)),
						List.of(new Job("stream0", "stream", 100, 40, 10, false, true, "ok")))))
				.with(MachineTrees.PCI, Optional.of(new PciTopology(true, List.of(bus("pci.0", functions)))))
				.with(MachineTrees.CPU, Optional.of(new Processors(List.of(cpu),
						List.of(new CpuSlot("core-id=0", -1, -1, -1, 0, -1, -1, "qemu64-x86_64-cpu",
								"/machine/unattached/device[0]", "It stays."),
								new CpuSlot("core-id=1", -1, -1, -1, 1, -1, -1, "qemu64-x86_64-cpu", "", "")),
						"", "")))
				.with(MachineTrees.MEMORY, Optional.of(new InstalledMemory(256 << 20, 128 << 20,
						OptionalLong.of(1 << 30), OptionalInt.of(2),
						List.of(new MemoryDevice("net2", MemoryDeviceKind.DIMM, OptionalInt.of(1), 1L << 32, 128 << 20,
								OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalInt.of(0),
								"/objects/m0", true, "")),
						Optional.of(new BalloonFigures("/machine/peripheral/bal0", 200 << 20, OptionalLong.empty(),
								100 << 20, "Below that …", 5000,
								List.of(new BalloonFigures.Figure("free-memory", 7)))))))
				.with(MachineTrees.NETWORK,
						Optional.of(new GuestNetwork(
								List.of(new Card("nic0", "nic0", "e1000", "52:54:00:00:00:01", true, OptionalInt.of(2),
										"", Optional.of(new Backend("n0", "user", "net=10.0.2.0",
												List.of(new Forward("tcp", "", 2222, "10.0.2.15", 22)))))),
								List.of(new Backend("n1", "socket", "", List.of())))))
				.with(MachineTrees.TRAFFIC, Optional.of(new GuestTraffic("", List.of(
						new Interface("eth0", "52:54:00:00:00:01", List.of("10.0.2.15"), new Rate(7, 5)),
						new Interface("eth0.3", "52:54:00:00:00:01", List.of("192.168.3.1"), new Rate(1, 1))),
						Map.of())))
				.with(MachineTrees.VNC, Optional.of(new VncServer(true, "127.0.0.1", "ipv4", "5900", "none",
						List.of(new VncServer.Client("127.0.0.1", "ipv4", "40000", "", "")))))
				.with(MachineTrees.MIGRATION, Optional.of(new MigrationProgress(MigrationRole.SOURCE, "active", "",
						new Memory(1, 2, 3, 4, 5, 6, 7, 8, 4096, 10, 11.5, 12, 13, 14, 15, 16), 17, 18, -1, 300, 20, 21,
						22, "",
						List.of(new PassMark(1, 0, 10, 100, -1, 300), new PassMark(2, 10, 5, 50, 9, 250)))));
		return new MachineSnapshot(
				new MachineIdentity("a", "local", "unix:/a", "unix:/b", true, "/d", 9, 10,
						List.of("qemu", "-device", "x", "-device", "x")),
				new MachineFacts("name", "7.2.0", "pc", "tcg", "measured", "uuid", 1),
				new MachineCondition(MachineState.RUNNING, "running", "", "", "peer"),
				new MachineLoad(1, 2, 3, 4, 5, 6), trees,
				Map.of("net2",
						new PendingUnplug(77, LeavingState.WAITING, UnplugWay.ACPI, false, "waits for the guest")));
	}

	private Machine row() {
		return sync.inventory().getHosts().getFirst().getMachines().getFirst();
	}

	@Test
	void invariant7_applyingTheSameSnapshotTwiceSendsNoNotification() {
		sync.apply(full(List.of(device("a"), device("b")), function("net1", 3, List.of(bus("br"))),
				function("net2", 4, List.of())));
		notifications.clear();
		sync.apply(full(List.of(device("a"), device("b")), function("net1", 3, List.of(bus("br"))),
				function("net2", 4, List.of())));
		assertEquals(List.of(), notifications);
		sync.apply(List.of(new HostFacts("local", "this computer", "", "", HostLink.HERE, false)));
		assertEquals(List.of(), notifications);
	}

	@Test
	void everyPartOfASnapshotIsShown() {
		sync.apply(full(List.of(device("a")), function("net1", 3, List.of(bus("br", function("net2", 1, List.of()))))));
		var row = row();
		assertEquals(List.of("qemu", "-device", "x", "-device", "x"), row.getCommandLine());
		assertEquals(List.of("n-a", ""),
				row.getBlock().getDevices().getFirst().getChain().stream().map(node -> node.getNodeName()).toList());
		assertEquals(11, row.getBlock().getDevices().getFirst().getWrittenBytesPerSecond());
		assertEquals("loose", row.getBlock().getLooseNodes().getFirst().getNodeName());
		assertEquals("stream0", row.getBlock().getJobs().getFirst().getId());
		assertEquals(40, row.getBlock().getJobs().getFirst().getOffset());
		var function = row.getPci().getBuses().getFirst().getFunctions().getFirst();
		assertEquals(0x1af4, function.getVendorId());
		assertEquals(2, function.getRegions().size());
		var behind = function.getChildBuses().getFirst().getFunctions().getFirst();
		assertEquals("true 77 waits for the guest",
				behind.isLeaving() + " " + behind.getLeavingSinceMillis() + " " + behind.getLeavingText());
		assertEquals(7, row.getCpu().getCpus().getFirst().getThreadId());
		assertEquals(Arrays.asList(row.getCpu().getCpus().getFirst(), null),
				row.getCpu().getSlots().stream().map(slot -> slot.getCpu()).toList());
		assertEquals(List.of(0), row.getMemory().getFreeSlots());
		assertEquals("waits for the guest", row.getMemory().getDevices().getFirst().getLeavingText());
		assertEquals(7, row.getMemory().getBalloon().getStatistics().getFirst().getValue());
		var card = row.getNetwork().getCards().getFirst();
		assertEquals("[10.0.2.15, 192.168.3.1] 7 5", card.getAddresses() + " " + card.getReceivedBytesPerSecond() + " "
				+ card.getSentBytesPerSecond());
		assertEquals("nic0 true 2 n0 2222 n1",
				card.getName() + " " + card.isLinkDown() + " " + card.getHub() + " " + card.getBackend().getId() + " "
						+ card.getBackend().getForwards().getFirst().getHostPort()
						+ " " + row.getNetwork().getUnused().getFirst().getId());
		assertEquals("40000", row.getVnc().getClients().getFirst().getService());
		assertEquals("active 2",
				row.getMigration().getStatus() + " " + row.getMigration().getPasses().getLast().getNumber());
		assertEquals("local", row.getHost().getId());
	}

	@Test
	void whatWasDoneToADeviceIsShownWithWhatTheNextStartMakesOfIt() {
		var plugged = new DeviceGesture(1, "Plug e1000 net1",
				new DeviceGesture.Subject(GestureKind.PLUG, "net1", "e1000", "pci.0, slot 5"), GestureOrigin.HERE, 77,
				new DeviceGesture.Outcome(GestureState.DONE, "a remark"), 0,
				new DeviceGesture.Undo("Unplug net1", "why not"));
		var snapshot = full(List.of(device("a"))).withGestures(List.of(plugged));
		sync.apply(snapshot);
		var shown = row().getGestures().getFirst();
		assertEquals(
				List.of("1 Plug e1000 net1 PLUG net1 e1000 pci.0, slot 5 HERE DONE 77 a remark 0 Unplug net1 why not"),
				row().getGestures().stream()
						.map(one -> one.getNumber() + " " + one.getLabel() + " " + one.getKind() + " " + one.getDevice()
								+ " " + one.getType() + " " + one.getPlace() + " " + one.getOrigin() + " "
								+ one.getState() + " " + one.getSinceMillis() + " " + one.getText() + " "
								+ one.getUndoes() + " " + one.getUndo() + " " + one.getUndoRefusal())
						.toList());
		notifications.clear();
		sync.apply(snapshot.withDifferences(List.of()));
		assertEquals(List.of(), notifications);
		sync.apply(snapshot.with(defined(snapshot.identity())));
		assertEquals(NextStart.KEPT, shown.getNextStart());
		sync.apply(snapshot.with(defined(snapshot.identity())).withDifferences(List.of(new Difference(
				Difference.Kind.PLUGGED, "net1", "", "", Optional.empty(), "", "", Way.NONE, Way.NONE, Way.NONE))));
		assertEquals(NextStart.AS_BEFORE, shown.getNextStart());
	}

	private static MachineIdentity defined(MachineIdentity known) {
		return new MachineIdentity(known.id(), known.hostId(), known.address(), known.spareAddress(),
				known.launched(), "/m/a.sh", known.pid(), known.startedMillis(), known.commandLine());
	}

	@Test
	void whatStaysIsTheSameObjectAndIsNotTouched() {
		sync.apply(full(List.of(device("a"), device("b"), device("c"))));
		var devices = row().getBlock().getDevices();
		var kept = devices.get(2);
		notifications.clear();
		sync.apply(full(List.of(device("c"), device("a"), device("d"))));
		assertSame(kept, devices.getFirst());
		assertEquals(List.of("c", "a", "d"), devices.stream().map(one -> one.getKey()).toList());
		// One removed, one moved, one added.
		assertEquals(3, notifications.size(), notifications::toString);
	}

	@Test
	void aTreeThatIsNotWatchedIsTakenOut() {
		var snapshot = full(List.of(device("a")));
		sync.apply(snapshot);
		sync.apply(snapshot.with(MachineTrees.NONE));
		assertNull(row().getBlock());
		assertNull(row().getPci());
		assertNull(row().getCpu());
		assertNull(row().getVnc());
		assertNull(row().getMigration());
	}

	@Test
	void aRemovedMachineIsTakenOut() {
		sync.apply(full(List.of()));
		sync.remove("a");
		assertEquals(0, sync.inventory().getHosts().getFirst().getMachines().size());
	}

	@Test
	void invariant1_anyOtherThreadIsRefused() {
		var snapshot = full(List.of());
		sync.apply(snapshot);
		var elsewhere = CompletableFuture.runAsync(() -> sync.apply(snapshot));
		var problem = assertThrows(CompletionException.class, elsewhere::join);
		assertEquals(IllegalStateException.class, Optional.ofNullable(problem.getCause()).orElseThrow().getClass());
	}
}
