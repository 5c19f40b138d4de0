package org.wheelhouse.core.guestagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.guestagent.MountedDisks.Mount;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.internal.network.TrafficPoller;
import org.wheelhouse.core.machine.GuestAgent.Answer;
import org.wheelhouse.core.state.GuestTraffic.Interface;
import org.wheelhouse.core.state.GuestTraffic.Rate;
import org.wheelhouse.qmp.command.RawCommand;

/** Debian's qemu-guest-agent in the sample guest. */
@Tag("qemu")
class GuestAgentQemuTest {

	private static final Duration LONG = Duration.ofSeconds(120);

	private static final Answer HELD = new Answer.Untold(
			"Another program speaks with the guest's agent, and it serves one at a time", false);

	@TempDir
	private Path folder = Path.of("");

	@Test
	void theAgentTellsAddressesAndMountedDisks() throws Exception {
		var guest = new SampleGuest("sample.qemu", folder).withAgent();
		var options = new ArrayList<String>();
		options.addAll(disk("DATA", "virtio-blk-pci,id=data"));
		options.addAll(List.of("-device", "virtio-scsi-pci,id=scsi0"));
		options.addAll(disk("ONE", "scsi-hd,id=one,bus=scsi0.0,scsi-id=1"));
		options.addAll(disk("TWO", "scsi-hd,id=two,bus=scsi0.0,scsi-id=2"));
		options.addAll(List.of("-device", "virtio-scsi-pci,id=scsi1"));
		options.addAll(disk("THREE", "scsi-hd,id=three,bus=scsi1.0"));
		try (var machine = guest.start("agent", options.toArray(String[]::new))) {
			guest.await("the guest has mounted four disks", () -> guest.mounted().size() == 4);
			Await.until("the agent answers", LONG, () -> ask(machine, "guest-ping") instanceof Answer.Told);

			traffic(machine);
			assertEquals(List.of(new Mount("/mnt/DATA", true)), mounts(machine, "data"));
			assertEquals(List.of(new Mount("/mnt/THREE", true)), mounts(machine, "three"));
			assertEquals(Set.of(new Mount("/mnt/ONE", true), new Mount("/mnt/TWO", true)),
					Set.copyOf(mounts(machine, "scsi0")), "with a controller goes what is on it");
			assertEquals(Set.of(new Mount("/mnt/ONE", false), new Mount("/mnt/TWO", false)),
					Set.copyOf(mounts(machine, "two")), "it does not tell which of the two");
			assertEquals(List.of(), mounts(machine, "disk0"));
			assertEquals(
					"data is mounted in the guest at /mnt/DATA. What is not written yet is lost, and the mounted file system breaks. Unmount it in the guest first.",
					Await.get(new UnplugDevice(machine, "data").warning()).orElseThrow().text());

			anotherProgram(machine, guest);
			stopped(machine);
			hanging(machine, guest);
		}
	}

	private static void traffic(RealMachine machine) throws Exception {
		var poller = new TrafficPoller(machine, machine.agent(), machine::files);
		var first = card(machine, poller);
		assertTrue(first.addresses().contains("10.0.2.15"), first::toString);
		assertEquals(Rate.UNKNOWN, first.rate(), "one look is no rate");
		var second = card(machine, poller);
		assertTrue(second.rate().received() >= 0 && second.rate().sent() >= 0, second::toString);
	}

	private static Interface card(RealMachine machine, TrafficPoller poller) throws Exception {
		var traffic = Await.get(poller.ask()).apply(machine.snapshot()).trees().traffic().orElseThrow();
		return traffic.interfaces().stream().filter(told -> told.mac().equals("52:54:00:12:34:56")).findFirst()
				.orElseThrow(() -> new AssertionError(traffic.toString()));
	}

	private static void anotherProgram(RealMachine machine, SampleGuest guest) throws Exception {
		try (var other = connect(guest)) {
			other.write(bytes("{\"execute\":\"guest-pi"));
			Await.until("QEMU has noticed the other program", LONG, () -> ask(machine, "guest-ping").equals(HELD));
		}
		// It went in the middle of a command, whose rest would be ours.
		var answers = new ArrayList<Answer>();
		Await.until("QEMU has noticed that it has gone", LONG, () -> {
			answers.add(ask(machine, "guest-ping"));
			return !answers.getLast().equals(HELD);
		});
		assertInstanceOf(Answer.Told.class, answers.getLast());
	}

	private static void stopped(RealMachine machine) throws Exception {
		Await.get(machine.send(new RawCommand("stop")));
		assertEquals(new Answer.Untold("The guest stands still, and its agent with it", false),
				ask(machine, "guest-ping"));
		Await.get(machine.send(new RawCommand("cont")));
	}

	/** A gesture waits for one that hangs no longer than for one that answers late. */
	private static void hanging(RealMachine machine, SampleGuest guest) throws Exception {
		Await.until("the port is free again", LONG, () -> ask(machine, "guest-ping") instanceof Answer.Told);
		try (var other = connect(guest)) {
			other.write(bytes(
					"{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/killall\",\"arg\":[\"-STOP\",\"qemu-ga\"]}}\n"));
			var answer = ByteBuffer.allocate(1);
			other.read(answer);
		}
		Await.until("the agent hangs", LONG, () -> ask(machine, "guest-ping") instanceof Answer.Untold(_, var silent)
				&& silent);
		var first = machine.agent().ask("guest-ping");
		var second = machine.agent().ask("guest-ping");
		var late = new Answer.Untold("The guest's agent has not answered within 2 s", true);
		assertEquals(List.of(late, late), List.of(Await.get(first), Await.get(second)));
		assertTrue(mounts(machine, "data").isEmpty());
	}

	@Test
	void whyNoAgentTellsAnythingIsSaid() throws Exception {
		try (var machine = RealMachine.start("portless")) {
			assertEquals(
					new Answer.Untold("The machine has no port for a guest's agent (org.qemu.guest_agent.0)", false),
					ask(machine, "guest-ping"));
		}
		var socket = folder.resolve("agent.sock");
		try (var machine = RealMachine.start("lonely", "-device", "virtio-serial", "-chardev",
				"socket,id=other,path=" + folder.resolve("other.sock") + ",server=on,wait=off", "-device",
				"virtserialport,chardev=other,name=com.example.other,id=other0", "-chardev",
				"socket,id=agent,path=" + socket + ",server=on,wait=off", "-device",
				"virtserialport,chardev=agent,name=org.qemu.guest_agent.0,id=agent0")) {
			assertEquals(new Answer.Untold("No agent runs in the guest (qemu-guest-agent)", false),
					ask(machine, "guest-ping"));
		}
	}

	private static Answer ask(RealMachine machine, String command) {
		return machine.agent().ask(command).join();
	}

	private static List<Mount> mounts(RealMachine machine, String device) throws Exception {
		return Await.get(new MountedDisks(machine).on(device));
	}

	private static SocketChannel connect(SampleGuest guest) throws IOException {
		return SocketChannel.open(UnixDomainSocketAddress.of(guest.agentSocket()));
	}

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** A disk with a FAT file system of this label, on a device. */
	private List<String> disk(String label, String device) throws Exception {
		var content = Files.createDirectory(folder.resolve(label));
		Files.writeString(content.resolve("README.TXT"), label);
		var image = folder.resolve(label + ".img");
		var made = new ProcessBuilder("qemu-img", "convert", "--image-opts", "driver=vvfat,dir=" + content + ",label="
				+ label + ",floppy=on", "-O", "raw", image.toString()).inheritIO().start();
		assertEquals(0, made.waitFor());
		return List.of("-drive", "if=none,format=raw,id=" + label + ",file=" + image, "-device",
				device + ",drive=" + label);
	}
}
