package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.definition.StartChoice;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.power.ForceOff;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A machine cannot be started. */
@Tag("qemu")
class StartFaultsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A machine cannot be started");

	/** Runs QEMU as a user for whom permissions count: root without the right to pass them over. */
	private static final String WITHOUT_RIGHTS = """
			[ "$(id -u)" -ne 0 ] || exec setpriv --bounding-set -dac_override,-dac_read_search qemu-system-x86_64 "$@"
			exec qemu-system-x86_64 "$@\"""";

	private final Inventory inventory = new Inventory();

	StartFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private void row(String name, String how, Fault fault) {
		assertFalse(fault.command().isEmpty(), "says what was executed");
		assertFalse(fault.words().isEmpty(), "says QEMU's words");
		MATRIX.row(name, how, inventory.places(), fault);
	}

	private void row(String name, String... words) throws Exception {
		row(name, "`" + String.join(" ", words).replace(inventory.folder().toString(), "FOLDER") + "`",
				inventory.startFails(words));
	}

	@Test
	void imageIsMissing() throws Exception {
		row("The image is missing", "-drive", "file=" + inventory.folder() + "/none.qcow2,format=qcow2,if=virtio");
	}

	@Test
	void imageIsLocked() throws Exception {
		String drive = "file=" + inventory.image("disk.qcow2") + ",format=qcow2,if=virtio";
		inventory.start("other", "-drive", drive);
		row("The image is in use by another machine", "a machine that runs with the same image",
				inventory.startFails("-drive", drive));
	}

	@Test
	void imageIsLockedAndOpenedReadOnly() throws Exception {
		String drive = "file=" + inventory.image("disk.qcow2") + ",format=qcow2,if=virtio";
		inventory.start("other", "-drive", drive);
		row("The image is in use, also for reading", "a machine that runs with the same image, and `readonly=on`",
				inventory.startFails("-drive", drive + ",readonly=on"));
	}

	@Test
	void imageHasAnotherFormat() throws Exception {
		row("The image has another format", "-drive",
				"file=" + inventory.file("disk.raw", new byte[65536]) + ",format=qcow2,if=virtio");
	}

	@Test
	void imageIsOfANewerFormat() throws Exception {
		Path image = inventory.image("disk.qcow2");
		byte[] bytes = Files.readAllBytes(image);
		bytes[7] = 9;
		Files.write(image, bytes);
		row("The image has an unknown version of its format", "-drive", "file=" + image + ",format=qcow2,if=virtio");
	}

	@Test
	void imageIsAFolder() throws Exception {
		row("The image is a folder", "-drive", "file=" + inventory.folder() + ",format=raw,if=virtio");
	}

	@Test
	void imageMayNotBeRead() throws Exception {
		Path image = inventory.image("disk.qcow2");
		Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("---------"));
		row("The image may not be read", "an image with the mode 000",
				startWithoutRights("file=" + image + ",format=qcow2,if=virtio"));
	}

	@Test
	void folderMayNotBeEntered() throws Exception {
		Path folder = Files.createDirectory(inventory.folder().resolve("closed"));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
		row("The folder of the image may not be entered", "a folder with the mode 000",
				startWithoutRights("file=" + folder + "/disk.qcow2,format=qcow2,if=virtio"));
	}

	private Fault startWithoutRights(String drive) throws Exception {
		List<String> words = new ArrayList<>(Inventory.TINY);
		words.addAll(List.of("-drive", drive));
		Path program = inventory.program("qemu-system-x86_64", WITHOUT_RIGHTS);
		inventory.places().name(program, "qemu-system-x86_64");
		return inventory.launchFails(inventory.defineExactly("vm", program.toString(), words));
	}

	@Test
	void twoNodesHaveOneName() throws Exception {
		row("Two images have one node name", "-blockdev", "driver=null-co,node-name=y", "-blockdev",
				"driver=null-co,node-name=y");
	}

	@Test
	void displayPortIsTaken() throws Exception {
		try (ServerSocket taken = taken()) {
			rowFrom("The port of the display is taken", "`-vnc 127.0.0.1:PORT`, where a program listens", "-vnc",
					"127.0.0.1:" + (taken.getLocalPort() - 5900));
		}
	}

	@Test
	void monitorPortIsTaken() throws Exception {
		try (ServerSocket taken = taken()) {
			rowFrom("The port of the monitor is taken",
					"`-qmp tcp:127.0.0.1:PORT,server=on,wait=off`, where a program listens",
					"-qmp", "tcp:127.0.0.1:" + taken.getLocalPort() + ",server=on,wait=off");
		}
	}

	@Test
	void incomingPortIsTaken() throws Exception {
		try (ServerSocket taken = taken()) {
			rowFrom("The port for a migration is taken", "`-incoming tcp:127.0.0.1:PORT`, where a program listens",
					"-incoming", "tcp:127.0.0.1:" + taken.getLocalPort());
		}
	}

	@Test
	void forwardedPortIsTaken() throws Exception {
		try (ServerSocket taken = taken()) {
			rowFrom("A forwarded port is taken",
					"`-netdev user,id=n,hostfwd=tcp:127.0.0.1:PORT-:22`, where a program listens",
					"-netdev", "user,id=n,hostfwd=tcp:127.0.0.1:" + taken.getLocalPort() + "-:22");
		}
	}

	private ServerSocket taken() throws Exception {
		ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		inventory.places().name("127.0.0.1:" + taken.getLocalPort(), "127.0.0.1:PORT")
				.name("127.0.0.1:" + (taken.getLocalPort() - 5900), "127.0.0.1:PORT");
		return taken;
	}

	private void rowFrom(String name, String how, String option, String value) throws Exception {
		row(name, how, inventory.startFails(option, value));
	}

	@Test
	void addressIsNotOfThisComputer() throws Exception {
		row("The address is not one of this computer", "-vnc", "192.0.2.1:7");
	}

	@Test
	void socketPathIsTooLong() throws Exception {
		row("The path of a socket is too long", "-qmp",
				"unix:/tmp/" + "x".repeat(110) + ",server=on,wait=off");
	}

	@Test
	void noQemuIsInstalled() throws Exception {
		try (Inventory bare = Inventory.withoutQemu()) {
			Fault fault = bare.launchFails(Await.get(bare.registry().define(Files
					.writeString(bare.folder().resolve("vm.qemu"), String.join(" ", Inventory.TINY)))));
			MATRIX.row("No QEMU is installed", "a computer without QEMU", bare.places(),
					fault);
		}
	}

	@Test
	void programIsMissing() throws Exception {
		row("The program of the definition is missing", "a definition that begins with `FOLDER/bin/qemu-system-x86_64`",
				inventory.launchFails(
						inventory.defineExactly("vm", inventory.folder() + "/bin/qemu-system-x86_64", Inventory.TINY)));
	}

	@Test
	void programIsNotExecutable() throws Exception {
		Path program = inventory.file("qemu-system-x86_64", (byte) 'x');
		row("The program of the definition is not executable", "a definition that begins with a file of the mode 644",
				inventory.launchFails(inventory.defineExactly("vm", program.toString(), Inventory.TINY)));
	}

	@Test
	void kvmIsNotThere() throws Exception {
		kvm("There is no KVM", "Could not access KVM kernel module: No such file or directory",
				"failed to initialize kvm: No such file or directory");
	}

	@Test
	void kvmIsNotPermitted() throws Exception {
		kvm("KVM is not permitted", "Could not access KVM kernel module: Permission denied",
				"failed to initialize kvm: Permission denied");
	}

	@Test
	void kvmIsTooOld() throws Exception {
		kvm("KVM is too old", "kvm version too old", "failed to initialize kvm: Invalid argument");
	}

	@Test
	void kvmIsBusy() throws Exception {
		kvm("Another hypervisor has the processor", "ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy",
				"failed to initialize kvm: Device or resource busy");
	}

	/** Whether a computer has KVM is not a test's to choose: a program in QEMU's place says QEMU's words. */
	private void kvm(String name, String... words) throws Exception {
		StringBuilder script = new StringBuilder();
		for (String line : words) {
			script.append("echo 'qemu-system-x86_64: ").append(line).append("' >&2\n");
		}
		Path program = inventory.program("qemu-system-x86_64", script + "exit 1");
		inventory.places().name(program, "qemu-system-x86_64");
		row(name, "`-accel kvm`, with a program in QEMU's place that says its words", inventory.launchFails(
				inventory.defineExactly("vm", program.toString(), List.of("-accel", "kvm", "-display", "none"))));
	}

	@Test
	void cpuModelIsNotKnown() throws Exception {
		row("The CPU model is not known", "-cpu", "bogus");
	}

	@Test
	void cpuModelNeedsKvm() throws Exception {
		row("The CPU model needs KVM", "-cpu", "host");
	}

	@Test
	void optionIsNotKnown() throws Exception {
		row("An option is not known", "-no-such-option");
	}

	@Test
	void deviceIsNotKnown() throws Exception {
		row("A device is not known", "-device", "no-such-device");
	}

	@Test
	void topologyIsWrong() throws Exception {
		row("The CPU topology does not add up", "-smp", "3,sockets=2,cores=1,threads=1");
	}

	@Test
	void memoryCannotBeHad() throws Exception {
		Path program = inventory.program("qemu-system-x86_64", "ulimit -v 2000000; exec qemu-system-x86_64 \"$@\"");
		inventory.places().name(program, "qemu-system-x86_64");
		row("There is not enough memory", "`-m 4G` under `ulimit -v 2000000`", inventory.launchFails(
				inventory.defineExactly("vm", program.toString(),
						List.of("-accel", "tcg", "-nodefaults", "-S", "-m", "4G"))));
	}

	@Test
	void machineTypeIsNotKnown() throws Exception {
		row("The machine type is not known", "`-machine no-such-type`",
				inventory.launchFails(inventory.defineExactly("vm",
						"qemu-system-x86_64", List.of("-accel", "tcg", "-S", "-machine", "no-such-type"))));
	}

	@Test
	void pidFileIsLocked() throws Exception {
		String file = inventory.folder().resolve("pid").toString();
		inventory.byHand(inventory.folder().resolve("monitor"), "-pidfile", file);
		row("The pid file is locked", "a QEMU that was started by hand with the same `-pidfile`",
				inventory.startFails("-pidfile", file));
	}

	/** QEMU itself would take the socket over: nobody could reach the first machine by it any more. */
	@Test
	void socketBelongsToAMachineThatRuns() throws Exception {
		Path socket = inventory.folder().resolve("serial");
		String serial = "unix:" + socket + ",server=on,wait=off";
		String other = inventory.start("other", "-serial", serial);
		Object file = Files.getAttribute(socket, "unix:ino");
		MATRIX.row("A socket belongs to a machine that runs", "two machines with one `-serial unix:…,server=on`",
				inventory.places(), refused(inventory.define("vm", "-serial", serial)));
		Path byHand = inventory.folder().resolve("by-hand");
		inventory.byHand(inventory.folder().resolve("monitor"), "-serial", "unix:" + byHand + ",server=on,wait=off");
		// QEMU makes its monitors first.
		Await.until("QEMU listens there too", () -> Monitor.listens(byHand));
		MATRIX.row("A socket belongs to a QEMU that somebody else started", "the same with one started by hand",
				inventory.places(),
				refused(inventory.define("vm2", "-chardev", "socket,id=c,server=on,path=" + byHand)));
		assertEquals(file, Files.getAttribute(socket, "unix:ino"), "the socket of the one that runs");
		inventory.registry().machine(other).orElseThrow();
	}

	/** Nothing was executed, and the row is as it was. */
	private Fault refused(String id) {
		Fault fault = Fault.of(Await.failure(inventory.registry().launch(id)));
		assertEquals(MachineState.DEFINED, inventory.registry().snapshot(id).orElseThrow().condition().state());
		return fault;
	}

	/** The definition still names the image, and what was written since is in another one. */
	@Test
	void imageHasANewerOneUponIt() throws Exception {
		Path image = inventory.image("disk.qcow2");
		String id = inventory.start("vm", "-drive", "if=virtio,id=d,file=disk.qcow2");
		var machine = inventory.access(id);
		Await.get(machine.send(new RawCommand("blockdev-snapshot-sync", JsonNodeFactory.instance.objectNode()
				.put("device", "d").put("snapshot-file", image.getParent() + "/snap.qcow2").put("format", "qcow2"))));
		Await.get(new ForceOff(machine).run());
		inventory.await(id, MachineState.ENDED);
		Fault fault = Fault.of(Await.failure(inventory.registry().launch(id)));
		MATRIX.row("The image has a newer one upon it", "a snapshot that the definition does not know",
				inventory.places(),
				fault);
		assertEquals(MachineState.ENDED, inventory.registry().snapshot(id).orElseThrow().condition().state());
		Await.get(inventory.registry().launch(id, StartChoice.NEWER));
		assertTrue(openImage(id).endsWith("snap.qcow2"), openImage(id));
		Await.get(new ForceOff(inventory.access(id)).run());
		inventory.await(id, MachineState.ENDED);
		Await.get(inventory.registry().launch(id)); // not asked any more: the definition names it
		assertTrue(openImage(id).endsWith("snap.qcow2"), openImage(id));
	}

	/** Another client commits it; then it is older than what is beneath it, and upon that it would be a mixture of both. */
	@Test
	void imageWasCommitted() throws Exception {
		Path base = inventory.folder().resolve("base.raw");
		Path overlay = inventory.folder().resolve("snap.qcow2");
		Inventory.run("qemu-img", "create", "-q", "-f", "raw", base.toString(), "1M");
		Inventory.run("qemu-img", "create", "-q", "-f", "qcow2", "-b", base.toString(), "-F", "raw",
				overlay.toString());
		String id = inventory.start("vm", "-drive", "if=virtio,id=d,file=snap.qcow2");
		String spare = inventory.registry().snapshot(id).orElseThrow().identity().spareAddress();
		inventory.access(id);
		try (SocketChannel other = Monitor.connect(Path.of(spare.replaceFirst("unix:", "")))) {
			other.write(StandardCharsets.UTF_8.encode("{\"execute\":\"qmp_capabilities\"}\n"
					+ "{\"execute\":\"block-commit\",\"arguments\":{\"device\":\"d\",\"job-id\":\"c\"}}\n"));
			Await.until("it has copied", () -> Await.get(inventory.access(id).send(new QueryBlockJobs())).stream()
					.anyMatch(job -> job.ready()));
			other.write(StandardCharsets.UTF_8
					.encode("{\"execute\":\"block-job-complete\",\"arguments\":{\"device\":\"c\"}}\n"));
			Await.until("it has gone on in the base", () -> openImage(id).endsWith("base.raw"));
		}
		Await.until("that is kept", () -> isKept("base.raw"));
		Await.get(new ForceOff(inventory.access(id)).run());
		inventory.await(id, MachineState.ENDED);
		inventory.restart();
		inventory.await(id, MachineState.ENDED);
		Fault fault = Fault.of(Await.failure(inventory.registry().launch(id)));
		MATRIX.row("The image has been committed to the one beneath it", "a commit by another client",
				inventory.places(),
				fault);
		Await.get(inventory.registry().launch(id, StartChoice.NEWER));
		assertTrue(openImage(id).endsWith("base.raw"), openImage(id));
		assertTrue(Files.readString(inventory.folder().resolve("vm.qemu")).contains("file=base.raw,format=raw"));
		Await.get(new ForceOff(inventory.access(id)).run());
		inventory.await(id, MachineState.ENDED);
		Await.get(inventory.registry().launch(id)); // not asked any more: the definition names it
	}

	private boolean isKept(String image) {
		try {
			Path kept = inventory.folder().resolve("state/overlays.json");
			return Files.exists(kept) && Files.readString(kept).contains(image);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String openImage(String id) {
		return Await.get(inventory.access(id).send(new QueryBlock())).stream()
				.flatMap(device -> device.inserted().stream()).findFirst().orElseThrow().file();
	}

	@Test
	void thereAreTwoBalloons() throws Exception {
		row("There are two balloons", "-device", "virtio-balloon-pci", "-device", "virtio-balloon-pci");
	}

	@Test
	void kernelIsMissing() throws Exception {
		row("The kernel is missing", "-kernel", inventory.folder() + "/none");
	}

	@Test
	void displayNeedsADesktop() throws Exception {
		row("The display is a window", "-display", "gtk");
	}

	@Test
	void twoWantStandardInput() throws Exception {
		row("Two want the standard input", "-serial", "stdio", "-monitor", "stdio");
	}

	@Test
	void pathBeginsWithATilde() throws Exception {
		row("A path begins with ~", "-drive", "file=~/disk.img,format=raw");
	}

	@Test
	void networkIsAVlan() throws Exception {
		row("A network is a vlan", "-net", "nic,vlan=0");
	}
}
