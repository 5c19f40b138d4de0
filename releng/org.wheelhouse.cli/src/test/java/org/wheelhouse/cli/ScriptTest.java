package org.wheelhouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.TestPki;

/** The script as a person calls it, with a real QEMU. */
@Tag("qemu")
// Its fields are set before each test.
@NonNullByDefault({})
class ScriptTest {

	private static final Path SCRIPT = Path.of(System.getProperty("wheelhouse.root"), "releng/wheelhouse");

	@TempDir
	private Path folder;
	private Process qemu;
	private String address;

	record Said(int status, String out, String err) {}

	@BeforeEach
	void start() throws Exception {
		start(new String[0]);
	}

	/** @param before the other words, whose character devices are there when the last monitor is */
	private void start(String... before) throws Exception {
		Files.deleteIfExists(folder.resolve("s"));
		address = "unix:" + folder.resolve("q");
		var line = new ArrayList<>(List.of("qemu-system-x86_64", "-display", "none", "-S", "-accel", "tcg",
				"-nodefaults", "-name", "box"));
		line.addAll(List.of(before));
		line.addAll(List.of("-qmp", address + ",server=on,wait=off", "-qmp",
				"unix:" + folder.resolve("s") + ",server=on,wait=off"));
		qemu = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile())
				.start();
		for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); !Files.exists(folder.resolve("s"));) {
			assertTrue(System.nanoTime() < end && qemu.isAlive(), Files.readString(folder.resolve("log")));
			Thread.onSpinWait();
		}
	}

	@AfterEach
	void end() throws Exception {
		qemu.destroyForcibly().waitFor();
	}

	private Said call(String input, String... words) throws Exception {
		var line = new ArrayList<>(List.of(SCRIPT.toString()));
		line.addAll(List.of(words));
		var builder = new ProcessBuilder(line).redirectOutput(folder.resolve("out").toFile())
				.redirectError(folder.resolve("err").toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("WHEELHOUSE_CLASSES", System.getProperty("java.class.path"));
		builder.environment().put("XDG_STATE_HOME", folder.toString());
		var process = builder.start();
		try (var stdin = process.getOutputStream()) {
			stdin.write(input.getBytes());
		} catch (IOException _) {
			// it ended without reading
		}
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
		return new Said(process.exitValue(), Files.readString(folder.resolve("out")),
				Files.readString(folder.resolve("err")));
	}

	@Test
	void answerIsPrintedAsJsonOnOneLine() throws Exception {
		assertEquals(new Said(0, "{\"name\":\"box\"}\n", ""), call("", "--exec", address, "query-name"));
	}

	/** QEMU before 10.0 may end when it is asked for its nodes meanwhile; that of the test is such a one where it is installed. */
	@Test
	void nodesAreNotAskedForWhileAnImageIsCreated() throws Exception {
		assumeTrue(call("", "--exec", address, "query-version").out().matches("(?s).*\"major\":\\d\\D.*"),
				"before 10.0");
		var begun = call("", "--exec", address,
				"object-add qom-type=throttle-group id=slow limits={\"bps-total\":4096}",
				"{\"execute\":\"blockdev-add\",\"arguments\":{\"driver\":\"throttle\",\"node-name\":\"t\",\"throttle-group\":\"slow\","
						+ "\"file\":{\"driver\":\"file\",\"filename\":\"" + Files.createFile(folder.resolve("image"))
						+ "\"}}}",
				"blockdev-create job-id=j options={\"driver\":\"qcow2\",\"file\":\"t\",\"size\":1048576}");
		assertEquals(0, begun.status(), begun::toString);
		for (var question : List.of("query-named-block-nodes",
				"human-monitor-command command-line=\"info block -n\"")) {
			var said = call("", "--exec", address, question);
			assertEquals(2, said.status(), said::toString);
			assertTrue(said.err().startsWith("An image is being created"), said::toString);
		}
		assertEquals(0, call("", "--exec", address, "query-block").status());
	}

	@Test
	void aMonitorThatSpeaksTlsIsAskedAndWhyNotIsSaid() throws Exception {
		var pki = new TestPki(folder.resolve("pki"), "Own CA");
		var client = pki.client("client", true);
		var stranger = pki.client("stranger", false);
		var port = port();
		end();
		start("-object",
				"tls-creds-x509,id=t,endpoint=server,verify-peer=on,dir=" + pki.server("server", "DNS:localhost", 1),
				"-chardev", "socket,id=c,host=127.0.0.1,port=" + port + ",server=on,wait=off,tls-creds=t", "-mon",
				"chardev=c,mode=control");
		assertEquals(new Said(0, "{\"name\":\"box\"}\n", ""),
				call("", "--exec", "tls:localhost:" + port + ",dir=" + client, "query-name"));
		var refused = call("", "--exec", "tls:localhost:" + port + ",dir=" + stranger, "query-name");
		assertEquals(3, refused.status(), refused::toString);
		assertTrue(refused.err().startsWith("tls:localhost:" + port + " asks for a client certificate, and there is no "
				+ stranger.resolve("client-cert.pem")), refused::toString);
	}

	private static int port() throws IOException {
		try (var free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	@Test
	void severalCommandsAreSaidInTheirOrder() throws Exception {
		var said = call("", "--exec", address, "{\"execute\":\"cont\"}", "object-add qom-type=iothread id=i5",
				"qom-get path=/objects/i5 property=type");
		assertEquals(new Said(0, "{}\n{}\n\"iothread\"\n", ""), said);
	}

	@Test
	void linesOfStandardInputAreCommands() throws Exception {
		var said = call("# what it is called\n\nquery-name\nhuman-monitor-command command-line=\"info name\"\n",
				"--exec",
				address, "--raw", "-");
		assertEquals(new Said(0, "{\"name\":\"box\"}\nbox\r\n\n", ""), said);
	}

	@Test
	void commandOfTheReferenceIsTranslatedAndThatIsTold() throws Exception {
		var said = call("", "--exec", address, "migrate_set_speed value=1048576");
		assertEquals(0, said.status(), said.err());
		assertTrue(said.err().contains("migrate-set-parameters"), said.err());
	}

	@Test
	void refusalOfQemuIsStatus1WithItsWordsTheCommandAndAdvice() throws Exception {
		var said = call("", "--exec", address, "query-name", "device_add driver=nonsense", "query-name");
		assertEquals(1, said.status(), said.err());
		assertEquals("{\"name\":\"box\"}\n", said.out());
		assertEquals("""
				GenericError: 'nonsense' is not a valid device model name
				Command: {"execute":"device_add","arguments":{"driver":"nonsense"}}
				See the devices with -device help. Some are in packages of their own.
				""", said.err());
	}

	@Test
	void whatTheSchemaDoesNotKnowIsNotSent() throws Exception {
		var said = call("", "--exec", address, "device_del ide=5");
		assertEquals(2, said.status(), said.err());
		assertTrue(said.err().startsWith("ide: It is not expected here. Did you mean 'id'?"), said.err());
	}

	@Test
	void unreadableCommandIsShownWithThePlace() throws Exception {
		var said = call("", "--exec", address, "device_del id=\"a");
		assertEquals(2, said.status(), said.err());
		assertTrue(said.err().contains("device_del id=\"a\n           ^"), said.err());
		assertEquals(2, call("", "--exec", address).status());
		assertEquals(2, call("", "--exec", "nobody", "stop").status());
	}

	@Test
	void whereNobodyListensIsStatus3() throws Exception {
		var said = call("", "--exec", "unix:" + folder.resolve("none"), "stop");
		assertEquals(3, said.status(), said.err());
		assertEquals("", said.out());
	}

	@Test
	void whoSaysNothingIsLeftAfterTheTimeout() throws Exception {
		try (var deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			deaf.bind(UnixDomainSocketAddress.of(folder.resolve("deaf")));
			var began = System.nanoTime();
			assertEquals(3,
					call("", "--exec", folder.resolve("deaf").toString(), "--timeout", "0.2", "stop").status());
			assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(30));
		}
	}

	@Test
	void knownMachineIsListedAndCalledByItsNameThroughItsSpareMonitor() throws Exception {
		Files.createDirectory(folder.resolve("wheelhouse"));
		Files.writeString(folder.resolve("wheelhouse/machines.json"), """
				{"machines": [
					{"id": "m1", "address": "%s", "spareAddress": "unix:%s", "facts": {"name": "my box"}},
					{"id": "m2", "address": "unix:%s", "facts": {"name": "gone"}}]}
				""".formatted(address, folder.resolve("s"), folder.resolve("none")));
		assertEquals(new Said(0, "m1\tmy box\tprelaunch\tunix:" + folder.resolve("s") + "\nm2\tgone\toff\tunix:"
				+ folder.resolve("none") + "\n", ""), call("", "--list"));
		assertEquals("{\"name\":\"box\"}\n", call("", "--exec", "my box", "query-name").out());
		assertTrue(
				call("", "--list", "--json").out().startsWith("[{\"id\":\"m1\",\"name\":\"my box\",\"state\":\"prel"));
	}
}
