package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice.Kind;
import org.wheelhouse.core.hotplug.BackendRequest.EncryptedImage;
import org.wheelhouse.core.hotplug.BackendRequest.ExistingImage;
import org.wheelhouse.core.hotplug.BackendRequest.HostNetwork;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.host.Secret;

/** Each kind of back end that a form makes is made with its device, and goes with it: one machine for all. */
@Tag("qemu")
class BackendsQemuTest {

	private static final String[] MACHINE = {"-machine", "pc", "-S", "-device", "qemu-xhci,id=xhci"};

	@TempDir
	private Path folder = Path.of("");

	@Test
	void eachIsMadeWithItsDeviceAndGoesWithIt() throws Exception {
		var socket = folder.resolve("mine.sock");
		try (var machine = RealMachine.start("backends", MACHINE);
				var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			listening.bind(UnixDomainSocketAddress.of(socket));
			var before = NoTrace.of(machine);
			for (var each : backends(socket).entrySet()) {
				var type = switch (each.getValue()) {
					case CharacterDevice _ -> "usb-serial";
					case UserNetwork _,HostNetwork _ -> "usb-net";
					default -> "usb-storage";
				};
				Await.get(new HotplugDevice(machine,
						new PlugRequest(type, "new", "xhci.0", Map.of("port", "1"), each.getValue(), Map.of())).run());
				assertTrue(NoTrace.of(machine).toString().contains("wh-new"), each.getKey());
				Await.get(new UnplugDevice(machine, "new").run());
				assertEquals(before, NoTrace.of(machine), each.getKey());
				assertEquals(List.of(), machine.journal().entries(), each.getKey());
			}
			assertTrue(Files.exists(folder.resolve("text.txt")) && Files.exists(folder.resolve("log.txt")));
		}
	}

	/** QEMU cuts it to nothing before it has written a word. */
	@Test
	void whatIsInAFileThatGetsTheGuestsTextStays() throws Exception {
		var mine = Files.writeString(folder.resolve("mine.txt"), "mine\n");
		var log = Files.writeString(folder.resolve("log.txt"), "mine, too\n");
		try (var machine = RealMachine.start("kept", MACHINE)) {
			Await.get(new HotplugDevice(machine, new PlugRequest("usb-serial", "new", "xhci.0", Map.of("port", "1"),
					new CharacterDevice(Kind.FILE, mine.toString(), log.toString()), Map.of())).run());
			assertEquals("mine\n", Files.readString(mine));
			assertEquals("mine, too\n", Files.readString(log));
		}
	}

	@Test
	void anEncryptedDiskThatDoesNotOpenLeavesNothing() throws Exception {
		var image = encrypted("wrong", "luks", "key-secret=key");
		try (var machine = RealMachine.start("wrong", MACHINE)) {
			var before = NoTrace.of(machine);
			assertThrows(OperationFailed.class, () -> Await.get(new HotplugDevice(machine, new PlugRequest(
					"usb-storage", "new", "xhci.0", Map.of("port", "1"),
					new EncryptedImage(image, "luks", false, secret("another")), Map.of())).run()));
			assertEquals(before, NoTrace.of(machine));
		}
	}

	private Map<String, BackendRequest> backends(Path socket) throws Exception {
		var raw = Files.write(folder.resolve("raw.img"), new byte[1 << 20]);
		var all = new LinkedHashMap<String, BackendRequest>();
		all.put("pty with a log", new CharacterDevice(Kind.PTY, "", folder.resolve("log.txt").toString()));
		all.put("socket, new", new CharacterDevice(Kind.LISTEN, folder.resolve("new.sock").toString(), ""));
		all.put("socket of a program", new CharacterDevice(Kind.CONNECT, socket.toString(), ""));
		all.put("file", new CharacterDevice(Kind.FILE, folder.resolve("text.txt").toString(), ""));
		all.put("nothing that reads", new CharacterDevice(Kind.NULL, "", ""));
		all.put("user network", new UserNetwork(List.of("tcp:127.0.0.1:" + freePort() + "-:22")));
		all.put("another QEMU", new HostNetwork("socket", Map.of("listen", "127.0.0.1:" + freePort())));
		all.put("image", new ExistingImage(raw, "raw", true));
		all.put("new image", new NewImage(folder.resolve("new.qcow2"), "qcow2", 1 << 20));
		all.put("LUKS", new EncryptedImage(encrypted("a", "luks", "key-secret=key"), "luks", false, secret("open")));
		all.put("qcow2 with LUKS", new EncryptedImage(
				encrypted("b", "qcow2", "encrypt.format=luks,encrypt.key-secret=key"), "qcow2", false, secret("open")));
		return all;
	}

	private static Secret secret(String key) {
		return Secret.of(key.toCharArray());
	}

	/**
	 * Encrypted with the key "open", which is found in no time. qemu-img first measures how fast this computer is, and gives up where
	 * the kernel has counted no time for it yet: then it is asked again.
	 */
	private Path encrypted(String name, String format, String options) throws Exception {
		var image = folder.resolve(name + ".img");
		var command = List.of("qemu-img", "create", "-q", "--object", "secret,id=key,data=open", "-f", format, "-o",
				options + (format.equals("luks") ? ",iter-time=10" : ",encrypt.iter-time=10"), image.toString(), "1M");
		for (int attempt = 0; attempt < 50; attempt++) {
			var making = new ProcessBuilder(command).redirectErrorStream(true).start();
			var said = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (making.waitFor() == 0) {
				return image;
			}
			assertTrue(said.contains("Unable to get accurate CPU usage"), said);
		}
		return fail("qemu-img never measured the time of a key");
	}

	/** Free when it was asked for; nobody else is asked for one here. */
	private static int freePort() throws Exception {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}
}
