package org.wheelhouse.core.difference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.cpu.PlugCpu;
import org.wheelhouse.core.cpu.UnplugCpu;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.hotplug.BackendRequest.EncryptedImage;
import org.wheelhouse.core.hotplug.BackendRequest.ExistingImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.DefinedDevice;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.MadeDevice;
import org.wheelhouse.core.hotplug.MoveDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.power.PowerCycle;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.Secret;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus.Slot;
import org.wheelhouse.qmp.command.QueryMemorySizeSummary;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.SystemReset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A real QEMU, started by a definition, changed, and started again. */
@Tag("qemu")
class DifferencesQemuTest {

	private static final String OPTIONS = """
			# what it has from the start
			qemu-system-x86_64 -name tiny -machine pc -accel tcg -nodefaults -display none -S \\
			  -drive if=virtio,id=d0,format=qcow2,file=disk.qcow2 \\
			  -cdrom disc.iso \\
			  -m 128M,slots=2,maxmem=1G
			""";
	private static final Limits SLOW = new Limits(0, 1 << 20, 0, 0, 0, 50);

	private final RegistryBench bench = new RegistryBench();
	private final Path folder = Files.createDirectory(bench.folder().resolve("vm"));
	private final Path definition = Files.writeString(folder.resolve("tiny.qemu"), OPTIONS);
	private final List<Process> processes = new ArrayList<>();
	private final List<HostedMachine> hosted = new ArrayList<>();
	private final String id;

	DifferencesQemuTest() throws Exception {
		for (var image : List.of("disk.qcow2", "data.qcow2")) {
			var made = new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", folder.resolve(image).toString(),
					"1M").start();
			assertTrue(made.waitFor(20, TimeUnit.SECONDS));
		}
		Files.write(folder.resolve("disc.iso"), new byte[1 << 16]);
		bench.host().launcher(this::launch);
		id = Await.get(bench.registry().define(definition));
	}

	@AfterEach
	void close() throws Exception {
		for (var process : processes) {
			process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		}
		bench.close();
	}

	private CompletableFuture<HostedMachine> launch(LaunchRequest request) {
		var number = processes.size() + 1;
		var socket = bench.folder().resolve("q" + number + ".sock");
		var words = new ArrayList<>(List.of("qemu-system-x86_64"));
		words.addAll(QemuCommandLine.arguments(request.options()));
		words.addAll(List.of("-qmp", "unix:" + socket + ",server=on,wait=off"));
		words.addAll(List.of("-qmp", "unix:" + bench.folder().resolve("other.sock") + ",server=on,wait=off"));
		try {
			var process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
					.redirectOutput(bench.folder().resolve("log" + number).toFile()).start();
			processes.add(process);
			Await.until("QEMU listens", () -> listens(socket) || !process.isAlive());
			var machine = bench.host().hosted("cafe000" + number, request, process.pid(), new Address.Unix(socket));
			hosted.add(machine);
			return CompletableFuture.completedFuture(machine);
		} catch (IOException e) {
			return CompletableFuture.failedFuture(e);
		}
	}

	private static boolean listens(Path socket) {
		try (var probe = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			return probe.isConnected();
		} catch (IOException _) {
			return false;
		}
	}

	private Watch start() throws Exception {
		Await.get(bench.registry().launch(id));
		bench.awaitState(id, MachineState.PAUSED);
		var watch = bench.registry().watch(id, Topic.BLOCK, Topic.PCI);
		Await.until("its disks and devices are known", () -> bench.registry().snapshot(id)
				.filter(now -> now.trees().block().isPresent() && now.trees().pci().isPresent()).isPresent());
		return watch;
	}

	/** While nothing changes nobody looks into it again. */
	@Test
	void aDefinitionIsReadOnceForWhatWasLearned() throws Exception {
		try (var _ = start()) {
			Await.until("it is compared", () -> differences().isEmpty());
			Await.get(machine().ask(new QueryStatus()));
			int before = bench.host().looks();
			for (int i = 0; i < 300; i++) {
				Await.get(machine().ask(new QueryStatus()));
			}
			assertEquals(before, bench.host().looks());
		}
	}

	private void end() throws Exception {
		processes.getLast().destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		bench.host().end(hosted.getLast(), new Ending.ForcedOff(List.of()));
		bench.awaitState(id, MachineState.ENDED);
	}

	private MachineAccess machine() {
		return bench.registry().machine(id).orElseThrow();
	}

	private Device disk(String name) {
		return bench.registry().snapshot(id).orElseThrow().trees().block().orElseThrow().devices().stream()
				.filter(device -> device.id().equals(name)).findFirst().orElseThrow();
	}

	private boolean has(String name) {
		return bench.registry().snapshot(id).orElseThrow().trees().block().orElseThrow().devices().stream()
				.anyMatch(device -> device.id().equals(name));
	}

	private String file(String name) {
		return disk(name).chain().stream().findFirst()
				.map(node -> String.valueOf(Path.of(node.file()).getFileName())).orElse("");
	}

	private List<Difference> differences() {
		return bench.registry().snapshot(id).orElseThrow().differences();
	}

	private String kinds() {
		var kinds = new TreeSet<String>();
		differences().forEach(difference -> kinds.add(difference.key()));
		return kinds.toString();
	}

	private void awaitKinds(String expected) {
		try {
			Await.until("differences " + expected, () -> kinds().equals(expected));
		} catch (AssertionError e) {
			throw new AssertionError(expected + " but: " + differences(), e);
		}
	}

	private DifferenceOperations operations() throws Exception {
		return Await.get(DifferenceOperations.of(machine()));
	}

	private Difference one(String subject) {
		return differences().stream().filter(difference -> difference.subject().equals(subject)).findFirst()
				.orElseThrow();
	}

	private void plugEjectAndThrottle() throws Exception {
		Await.get(new HotplugDevice(machine(), new PlugRequest("virtio-blk-pci", "vd1", "pci.0", 9,
				new ExistingImage(folder.resolve("data.qcow2"), "qcow2", false))).run());
		var disks = Await.get(BlockOperations.of(machine()));
		Await.get(disks.throttle(disk("d0"), SLOW).run());
		Await.get(disks.eject(disk("ide1-cd0"), false).run());
	}

	@Test
	void whatIsTakenOverTheNextStartHas() throws Exception {
		try (var _ = start()) {
			awaitKinds("[]");
			plugEjectAndThrottle();
			Await.until("the plugged disk is seen", () -> has("vd1"));
			var disks = Await.get(BlockOperations.of(machine()));
			Await.get(disks.snapshot(disk("d0"), folder.resolve("snap.qcow2").toString(), "qcow2").run());
			// What is written to the plugged disk since is in its overlay, and must not be lost by a start without that.
			Await.get(disks.snapshot(disk("vd1"), folder.resolve("over.qcow2").toString(), "qcow2").run());
			Await.until("the overlays are seen",
					() -> file("d0").equals("snap.qcow2") && file("vd1").equals("over.qcow2"));
			awaitKinds("[IMAGE d0, MEDIUM ide1-cd0, PLUGGED vd1, THROTTLE d0]");
			assertTrue(differences().stream().allMatch(difference -> difference.takeOver().possible()),
					() -> differences().toString());
			Await.get(operations().takeOver(differences()).run());
			awaitKinds("[]");
			assertTrue(
					Files.readString(definition)
							.startsWith(OPTIONS.strip().replace("file=disk.qcow2",
									"file=snap.qcow2,throttling.bps-read=1048576,throttling.iops-write=50")
									.replace("-cdrom disc.iso", "-cdrom ''") + " \\\n  -blockdev "),
					() -> read());
			end();
		}
		try (var _ = start()) {
			assertEquals("snap.qcow2", file("d0"));
			assertEquals(SLOW, disk("d0").limits());
			assertEquals("", file("ide1-cd0"));
			assertEquals("over.qcow2", file("vd1"));
			awaitKinds("[]");
		}
	}

	@Test
	void whatTheDefinitionHasFollowedIsTakenBackThereToo() throws Exception {
		var text = OPTIONS.strip()
				+ " \\\n  -device qemu-xhci,id=xhci \\\n  -device usb-tablet,port=1,bus=xhci.0,id=tab\n";
		Files.writeString(definition, text);
		try (var _ = start()) {
			run(new UnplugDevice(machine(), "tab").forGood());
			assertFalse(read().contains("usb-tablet"), this::read);
			awaitGestures("1 DONE KEPT");
			undo(1);
			assertEquals(text, read());

			run(new MoveDevice(machine(), Await.get(MadeDevice.of(machine(), "tab")), BusKind.USB, "xhci.0", "3")
					.alsoDefined());
			assertTrue(read().contains("bus=xhci.0,port=3") && !read().contains("port=1"), this::read);
			undo(3);
			assertTrue(read().contains("bus=xhci.0,port=1"), this::read);

			run(new HotplugDevice(machine(),
					new PlugRequest("virtio-rng-pci", "rng0", "pci.0", 9, new None(), Map.of()))
					.alsoAtNextStart());
			assertTrue(read().contains("virtio-rng-pci"), this::read);
			run(new HotplugDevice(machine(),
					new PlugRequest("usb-kbd", "kbd", "xhci.0", Map.of("port", "4"), new None(),
							Map.of())));
			awaitGestures("5 DONE KEPT, 6 DONE AS_BEFORE");
		}
	}

	@Test
	void theKeyOfAPluggedDiskIsKnownAtTheNextStart() throws Exception {
		var image = folder.resolve("secret.luks");
		var command = List.of("qemu-img", "create", "-q", "-f", "luks", "--object", "secret,id=key,data=open sesame",
				"-o", "key-secret=key,iter-time=10", image.toString(), "1M");
		// Where the kernel has counted no time for qemu-img yet it gives up.
		int tries = 0;
		while (new ProcessBuilder(command).start().waitFor() != 0) {
			assertTrue(tries++ < 50, "qemu-img never measured the time of a key");
		}
		try (var _ = start()) {
			run(new HotplugDevice(machine(), new PlugRequest("virtio-blk-pci", "vd1", "pci.0", 9,
					new EncryptedImage(image, "luks", false, Secret.of("open sesame".toCharArray())), Map.of()))
					.alsoAtNextStart());
			end();
		}
		bench.host().launcher(request -> {
			assertEquals("open sesame", Optional
					.ofNullable(request.secrets().get(EncryptedImage.secretId("vd1"))).map(Secret::text).orElse(""));
			return CompletableFuture.failedFuture(new HostException("It was asked for nothing.", List.of()));
		});
		var failure = assertThrows(Exception.class, () -> Await.get(bench.registry().launch(id)));
		assertTrue(failure.getMessage().contains("It was asked for nothing."), failure::toString);
	}

	@Test
	void aProcessorAndADimmAreThereAtTheNextStart() throws Exception {
		Files.writeString(definition, OPTIONS.strip() + " \\\n  -smp 1,maxcpus=3\n");
		try (var _ = start()) {
			run(Await.get(PlugCpu.into(machine(), Await.get(PlugCpu.lowest(machine())).place())).alsoAtNextStart());
			run(Await.get(PlugDimm.of(machine(), 128 << 20, OptionalInt.of(1))).alsoAtNextStart());
			// Nothing is different, and a second one that is not kept is all that is.
			awaitKinds("[]");
			run(Await.get(PlugDimm.of(machine(), 128 << 20, OptionalInt.empty())));
			awaitKinds("[MEMORY m]");
			end();
		}
		try (var _ = start()) {
			var kept = Await.get(machine().send(new QueryHotpluggableCpus())).stream().map(Slot::qomPath).toList();
			assertEquals("/machine/peripheral/cpu1", kept.get(1));
			var memory = Await.get(machine().send(new RawCommand("query-memory-devices")));
			assertEquals("dimm0 1 134217728", memory.path(0).path("data").path("id").asText() + " "
					+ memory.path(0).path("data").path("slot").asInt() + " "
					+ memory.path(0).path("data").path("size").asLong());
			assertTrue(Await.get(new UnplugCpu(machine(), "cpu1").isDefined()));
			awaitKinds("[]");
		}
		assertFalse(new DefinedDevice("dimm0").out(DefinitionText.parse(read())).text().contains("dimm0"), this::read);
	}

	@Test
	void whatAnotherClientPlugsAndWhatAnEarlierWorkbenchPluggedIsInTheHistory() throws Exception {
		try (var _ = start()) {
			run(new HotplugDevice(machine(),
					new PlugRequest("virtio-rng-pci", "rng0", "pci.0", 9, new None(), Map.of())));
			awaitGestures("1 DONE AS_BEFORE");
			// As it is plugged by the console: nobody but the monitor tells.
			Await.get(machine().send(new RawCommand("device_add", JsonNodeFactory.instance.objectNode()
					.put("driver", "virtio-balloon-pci").put("id", "typed").put("bus", "pci.0").put("addr", "0xa"))));
			Await.until("what was typed is told", () -> gestures().contains("typed HERE DONE"));
			try (var other = new OtherClient(bench.folder().resolve("other.sock"))) {
				other.say("device_add", "{\"driver\":\"e1000\",\"id\":\"theirs\",\"bus\":\"pci.0\"}");
			}
			machine().invalidate(Topic.PCI);
			Await.until("theirs is told", () -> gestures().contains("theirs OTHER_CLIENT DONE"));
		}
	}

	private void run(Operation<?> operation) throws Exception {
		Await.get(bench.registry().run(operation));
	}

	private void undo(int number) throws Exception {
		var history = bench.registry().history(id).orElseThrow();
		Await.until("it can be undone", () -> bench.registry().snapshot(id).orElseThrow().gestures().stream()
				.anyMatch(gesture -> gesture.number() == number && gesture.undo().isPossible()));
		run(Await.get(history.undo(number)).orElseThrow());
	}

	private String gestures() {
		return bench.registry().snapshot(id).orElseThrow().gestures().stream().map(gesture -> gesture.device().id()
				+ " " + gesture.origin() + " " + gesture.outcome().state()).collect(Collectors.joining(", "));
	}

	/** The last of these, as the model shows them. */
	private void awaitGestures(String expected) {
		Await.until(expected,
				() -> bench.row(id,
						row -> row.getGestures().stream().map(
								one -> one.getNumber() + " " + one.getState() + " " + one.getNextStart())
								.collect(Collectors.joining(", ")))
						.orElse("").endsWith(expected));
	}

	private String read() {
		try {
			return Files.readString(definition);
		} catch (IOException e) {
			return e.toString();
		}
	}

	@Test
	void whatIsDroppedTheMachineHasNoMore() throws Exception {
		var data = Files.readAllBytes(folder.resolve("data.qcow2"));
		try (var _ = start()) {
			plugEjectAndThrottle();
			awaitKinds("[MEDIUM ide1-cd0, PLUGGED vd1, THROTTLE d0]");
			var drop = Await.get(operations().asDefined(differences())).run();
			// Nobody in the guest lets go of the device; a reset does.
			Await.until("the disk is leaving",
					() -> bench.registry().snapshot(id).orElseThrow().leaving().containsKey("vd1"));
			Await.get(machine().send(new SystemReset()));
			Await.get(drop);
			awaitKinds("[]");
			assertEquals("disc.iso", file("ide1-cd0"));
			assertEquals(Limits.NONE, disk("d0").limits());
			Await.until("the disk has gone", () -> !has("vd1"));
			assertEquals(OPTIONS, Files.readString(definition));
			assertArrayEquals(data, Files.readAllBytes(folder.resolve("data.qcow2")), "no file goes with it");
			end();
		}
	}

	@Test
	void whatCannotBeDroppedSaysWhy() throws Exception {
		try (var _ = start()) {
			plugEjectAndThrottle();
			var disks = Await.get(BlockOperations.of(machine()));
			Await.get(disks.snapshot(disk("d0"), folder.resolve("snap.qcow2").toString(), "qcow2").run());
			Files.delete(folder.resolve("disc.iso"));
			machine().invalidate(Topic.BLOCK);
			awaitKinds("[IMAGE d0, MEDIUM ide1-cd0, PLUGGED vd1, THROTTLE d0]");
			assertFalse(differences().stream().filter(difference -> difference.kind() == Difference.Kind.IMAGE)
					.findFirst().orElseThrow().drop().possible());
			Await.until("the missing disc is seen", () -> !one("ide1-cd0").drop().possible());
			assertEquals("its file is missing", one("ide1-cd0").drop().text());
			end();
		}
	}

	@Test
	void whatWasWrittenSinceIsAppliedNow() throws Exception {
		try (var _ = start()) {
			awaitKinds("[]");
			Files.write(folder.resolve("other.iso"), new byte[1 << 17]);
			Files.writeString(definition,
					OPTIONS.strip().replace("-m 128M", "-m 256M").replace("disc.iso", "other.iso")
							+ " -netdev user,id=n0,hostfwd=tcp:127.0.0.1:0-:22"
							+ " -device virtio-net-pci,netdev=n0,id=nic0,mq=off,tx_queue_size=512\n");
			// As another program would: it is seen when the disks are asked for again.
			machine().invalidate(Topic.BLOCK);
			awaitKinds("[MEDIUM ide1-cd0, MEMORY m, MISSING nic0]");
			for (var subject : List.of("m", "nic0", "ide1-cd0")) {
				assertTrue(one(subject).apply().possible(), () -> one(subject).toString());
				Await.get(Await.get(operations().asDefined(one(subject))).run());
				Await.until(subject + " is as defined", () -> differences().stream()
						.noneMatch(difference -> difference.subject().equals(subject)));
			}
			awaitKinds("[]");
			assertEquals(128L << 20, Await.get(machine().send(new QueryMemorySizeSummary())).plugged());
			assertEquals("other.iso", file("ide1-cd0"));
			Await.until("the card is seen",
					() -> bench.registry().snapshot(id).orElseThrow().trees().pci().orElseThrow()
							.function("nic0").filter(function -> function.type().equals("virtio-net-pci")).isPresent());
			end();
		}
		// The next start has the memory by -m: a module would be too much.
		try (var _ = start()) {
			var memory = Await.get(machine().send(new QueryMemorySizeSummary()));
			assertEquals(256L << 20, memory.base() + memory.plugged());
		}
	}

	/** Rule 8: what another client began goes on; what cannot be beside it is refused, or said before. */
	@Test
	void anotherClientsJobsGoOn() throws Exception {
		try (var _ = start(); var other = new OtherClient(bench.folder().resolve("other.sock"))) {
			plugEjectAndThrottle();
			var disks = Await.get(BlockOperations.of(machine()));
			Files.write(folder.resolve("other.iso"), new byte[1 << 17]);
			Await.get(disks.changeMedium(disk("ide1-cd0"), folder.resolve("other.iso").toString(), Optional.of("raw"),
					false).run());
			Await.until("all is seen", () -> has("vd1") && file("ide1-cd0").equals("other.iso"));
			other.mirror("d0", "theirs0", folder.resolve("copy0.qcow2"));
			other.mirror(disk("vd1").chain().getFirst().nodeName(), "theirs1", folder.resolve("copy1.qcow2"));
			other.mirror("ide1-cd0", "theirs2", folder.resolve("copy2.qcow2"));
			var theirs = List.of("mirror theirs0 ready", "mirror theirs1 ready", "mirror theirs2 running");
			Await.until("their jobs work", () -> theirs.equals(jobs(other)));
			awaitKinds("[MEDIUM ide1-cd0, PLUGGED vd1, THROTTLE d0]");

			Await.get(operations().takeOver(List.of(one("d0"))).run());
			awaitKinds("[MEDIUM ide1-cd0, PLUGGED vd1]");
			var medium = Await.get(operations().asDefined(one("ide1-cd0")));
			var refused = assertThrows(OperationFailed.class, () -> Await.get(medium.run()));
			assertTrue(refused.words().contains("block job"), refused::toString);
			var drop = Await.get(operations().asDefined(one("vd1"))).run();
			Await.until("the disk is leaving",
					() -> bench.registry().snapshot(id).orElseThrow().leaving().containsKey("vd1"));
			Await.get(machine().send(new SystemReset()));
			var dropped = assertInstanceOf(UnplugResult.Unplugged.class, Await.get(drop));
			assertTrue(dropped.remarks().toString().contains("still there"), dropped::toString);
			var restart = new PowerCycle(machine(), Duration.ofSeconds(1), new CompletableFuture<>(),
					() -> CompletableFuture.completedFuture(id));
			assertEquals("Jobs end with QEMU, done or not: mirror theirs0, mirror theirs1, mirror theirs2.",
					Await.get(restart.warning()).orElseThrow().what());
			assertEquals(theirs, jobs(other));
			end();
		}
	}

	private static List<String> jobs(OtherClient other) {
		try {
			return other.jobs();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
