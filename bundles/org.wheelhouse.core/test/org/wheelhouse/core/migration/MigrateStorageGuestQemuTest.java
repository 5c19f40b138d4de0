package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.migration.storage.StorageRequest;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.Quit;

/**
 * A Linux guest whose disk goes along while it writes to it: the checksum that it computes of its disk afterwards is that of
 * the new image. From one QEMU to the next of several versions, each hop with the same guest.
 */
@Tag("qemu")
class MigrateStorageGuestQemuTest {

	private static final Pattern SUM = Pattern.compile("SUM=([0-9a-f]{64})");

	@TempDir
	private Path folder = Path.of("");

	@Test
	void theGuestsDiskIsRightAfterEachHop() throws Exception {
		Assumptions.assumeTrue(Files.exists(SampleGuest.folder().resolve("vmlinuz")), "SKIPPED guest");
		var guest = new SampleGuest("sample.qemu", folder);
		var hops = Stream.concat(Stream.of(RealQemu.installed()), Stream.of("10.0", "11").flatMap(this::there))
				.toList();
		var machines = new RealMachines();
		try (machines) {
			machines.add(guest.start("source", hops.getFirst(), "-vnc", "none"));
			guest.awaitBooted();
			var before = guest.counted();
			var serial = Files.exists(folder.resolve("serial.sock")) ? folder.resolve("serial.sock") : folder;
			say(serial,
					"while :; do dd if=/dev/urandom of=/dev/vda bs=64k count=8 seek=$((RANDOM % 200)) oflag=direct; done "
							+ "2>/dev/null & echo WRITES",
					"WRITES");
			var from = "source";
			var image = folder.resolve("disk0.qcow2");
			for (int hop = 0; hop < hops.size(); hop++) {
				var copies = Files.createDirectory(folder.resolve("hop" + hop));
				machines.startingBy(hops.get(hop), "hop" + hop);
				var migrate = new Migrate(machines, from,
						MigrationRequest.usual().keepingSource().taking(StorageRequest.into(copies)));
				assertInstanceOf(MigrationOutcome.Completed.class, Await.get(migrate.run()));
				var left = machines.get(from);
				assertEquals("postmigrate", status(left));
				quit(left);
				from = "hop" + hop;
				assertEquals("running", status(machines.get(from)));
				image = copies.resolve("disk0.qcow2");
			}
			var last = machines.get(from);
			var there = Path.of(last.commandLine().stream().filter(word -> word.contains("id=serial0")).findFirst()
					.map(word -> word.replaceFirst(".*path=([^,]*).*", "$1")).orElseThrow());
			var sum = say(there, "kill %1 2>/dev/null; kill $! 2>/dev/null; sleep 1; sync; "
					+ "echo SUM=$(sha256sum </dev/vda | cut -d' ' -f1)", "SUM=[0-9a-f]{64}");
			say(there, "exit", "COUNTER");
			var found = SUM.matcher(sum);
			assertTrue(found.find(), sum);
			guest.await("the guest counts on", () -> guest.counted() > before);
			quit(last);
			assertEquals(found.group(1), sumOf(image), "what the guest sees is what is in the image");
		}
	}

	private Stream<RealQemu> there(String label) {
		try {
			return RealQemu.all().stream().filter(qemu -> qemu.label().equals(label));
		} catch (java.io.IOException _) {
			return Stream.empty();
		}
	}

	/** Of what a guest sees of an image. */
	private String sumOf(Path image) throws Exception {
		var raw = folder.resolve("whole.raw");
		run("qemu-img", "convert", "-O", "raw", image.toString(), raw.toString());
		return run("sha256sum", raw.toString()).split(" ")[0];
	}

	private static String run(String... words) throws Exception {
		var process = new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), said);
		return said;
	}

	/** Types a line into the guest's shell and waits for what it writes, past the echo. */
	private static String say(Path socket, String line, String awaited) throws Exception {
		try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			channel.connect(UnixDomainSocketAddress.of(socket));
			channel.configureBlocking(false);
			var said = new StringBuilder();
			write(channel, "\n");
			Await.until("a shell", () -> heard(channel, said).contains("# "));
			said.setLength(0);
			write(channel, line + "\n");
			var pattern = Pattern.compile("\n" + awaited);
			Await.until(awaited, java.time.Duration.ofSeconds(60),
					() -> pattern.matcher(heard(channel, said).replace("\r", "")).find());
			return said.toString();
		}
	}

	private static void write(SocketChannel channel, String text) throws Exception {
		channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
	}

	private static String heard(SocketChannel channel, StringBuilder said) {
		try {
			var buffer = ByteBuffer.allocate(4096);
			while (channel.read(buffer) > 0) {
				said.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1));
				buffer.clear();
			}
			return said.toString();
		} catch (java.io.IOException e) {
			throw new AssertionError(e);
		}
	}

	private static void quit(RealMachine machine) throws Exception {
		machine.send(new Quit());
		assertTrue(machine.process().waitFor(20, TimeUnit.SECONDS));
	}

	private static String status(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryStatus())).status();
	}
}
