package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.DistantWire;
import org.wheelhouse.core.peer.FakeWays;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.model.live.MachineState;

/** A machine far away costs few round trips that wait for each other, however many questions there are. */
@Tag("qemu")
class RoundTripsQemuTest {

	private static final Duration ROUND_TRIP = Duration.ofMillis(400);
	private static final int DISKS = 6;

	private final RegistryBench bench = new RegistryBench(Duration.ofSeconds(30), Duration.ofMinutes(2));
	private final Path socket = bench.folder().resolve("q.sock");
	private final Path far = bench.folder().resolve("far.sock");
	private final Process qemu;
	private final DistantWire wire;

	RoundTripsQemuTest() throws Exception {
		var words = new ArrayList<>(List.of("qemu-system-x86_64", "-accel", "tcg", "-m", "64", "-M", "q35", "-display",
				"none", "-S", "-vnc", "none", "-qmp", "unix:" + socket + ",server=on,wait=off", "-device",
				"pcie-root-port,id=rp1,chassis=1", "-device", "virtio-scsi-pci,id=scsi", "-device", "qemu-xhci",
				"-device",
				"usb-tablet"));
		for (var disk = 0; disk < DISKS; disk++) {
			words.addAll(List.of("-blockdev", "null-co,node-name=n" + disk, "-device",
					"virtio-blk-pci,drive=n" + disk + ",id=d" + disk));
		}
		qemu = new ProcessBuilder(words).redirectErrorStream(true)
				.redirectOutput(bench.folder().resolve("log").toFile()).start();
		Await.until("QEMU listens", () -> Files.exists(socket));
		wire = new DistantWire(far, socket, ROUND_TRIP);
	}

	@AfterEach
	void close() throws Exception {
		wire.close();
		qemu.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		bench.close();
	}

	private int rounds(String what) {
		var rounds = wire.takeRounds();
		System.out.println("BENCH remote.rounds." + what + " " + rounds.size() + " round trips of "
				+ rounds.stream().map(List::size).toList() + " questions");
		return rounds.size();
	}

	private int rounds(String id, String what, Set<Topic> topics, Predicate<MachineSnapshot> told) {
		wire.takeRounds();
		try (var _ = bench.registry().watch(id, topics.toArray(Topic[]::new))) {
			Await.until(what + " is told", () -> bench.registry().snapshot(id).filter(told).isPresent());
			return rounds(what);
		}
	}

	@Test
	void theOverviewTakesSixAndTheDevicesTwelve() throws Exception {
		var ways = new FakeWays(bench.folder());
		bench.reach(ways);
		bench.registry().remoteHosts().add(new KeptHost("far", "", true));
		ways.host("far").arrive();
		var id = Await.get(bench.registry().attach(new Address.Unix(far), ways.host("far")));
		bench.awaitState(id, MachineState.PAUSED);
		rounds("connected");
		var overview = rounds(id, "overview",
				Set.of(Topic.STATUS, Topic.BALLOON, Topic.BLOCK, Topic.BLOCK_STATS, Topic.PCI,
						Topic.CPU, Topic.VNC),
				machine -> machine.load().memoryBytes() > 0 && machine.trees().block().isPresent()
						&& machine.trees().pci().isPresent() && machine.trees().cpus().isPresent()
						&& machine.trees().vnc().isPresent());
		var devices = rounds(id, "devices", Set.of(Topic.TOPOLOGY, Topic.PCI, Topic.BLOCK),
				machine -> machine.trees().topology().isPresent());
		assertTrue(overview <= 6, overview + " for the overview");
		assertTrue(devices <= 12, devices + " for the devices");
	}
}
