package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.TestPki;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.TestSshd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A monitor that speaks TLS is one as any other, on each QEMU that is here. */
@Tag("qemu")
class TlsQemuTest {

	private static final String INSTALLED = "qemu-system-x86_64";
	private static final int MANY = 200;
	private static final int LONG = 100_000;

	private final Inventory inventory = new Inventory();
	private final TestPki pki = new TestPki(inventory.folder().resolve("pki"), "Own CA");

	TlsQemuTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	static Stream<String> qemus() {
		Path fetched = Path.of(System.getProperty("wheelhouse.qemus", "/nowhere"));
		return Stream.concat(Stream.of(INSTALLED), Stream.of("5.2", "10.0", "11")
				.map(version -> fetched.resolve(version).resolve("bin").resolve(INSTALLED)).filter(Files::exists)
				.map(Path::toString));
	}

	private TlsMonitor qemu(String program, String monitor) throws Exception {
		return TlsMonitor.begin(inventory, program,
				"tls-creds-x509,verify-peer=on,dir=" + pki.server("server", "DNS:localhost", 1), monitor);
	}

	private String attach(TlsMonitor qemu) throws Exception {
		return Await.get(inventory.registry().attach(qemu.address(pki.client("client", true))));
	}

	private static List<String> names(JsonNode answer) {
		return answer.findValuesAsText("name");
	}

	/** QEMU 5.2 and 7.2 read one byte of a record of TLS and wait for the next record. */
	@ParameterizedTest
	@MethodSource("qemus")
	void itIsAskedAndAnswersHoweverLongAndHoweverMany(String program) throws Exception {
		String id = attach(qemu(program, "mode=control"));
		inventory.registry().watch(id, Topic.values());
		inventory.await(id, "it is paused, and its disks and buses are told",
				snapshot -> snapshot.condition().state() == MachineState.PAUSED
						&& snapshot.trees().block().isPresent() && snapshot.trees().topology().isPresent());
		MachineAccess access = inventory.access(id);
		List<CompletableFuture<JsonNode>> many = IntStream.range(0, MANY)
				.mapToObj(_ -> access.send(new RawCommand("query-commands"))).toList();
		many.forEach(answer -> assertTrue(names(Await.get(answer)).contains("query-status")));
		Fault refused = Fault.of(Await.failure(
				access.send(new RawCommand("device_del",
						JsonNodeFactory.instance.objectNode().put("id", "x".repeat(LONG))))));
		assertTrue(refused.words().contains("not found"), refused.words());
	}

	/** The name on the certificate is another one than that of the port there. */
	@Test
	@Tag("ssh")
	void itIsReachedOnAFarComputerToo() throws Exception {
		try (var sshd = TestSshd.start()) {
			((DefaultMachineRegistry) inventory.registry()).reach(new SshHosts(sshd.settings()));
			TlsMonitor qemu = TlsMonitor.begin(inventory, INSTALLED,
					"tls-creds-x509,verify-peer=on,dir=" + pki.server("server", "DNS:vm.example", 1), "mode=control");
			String address = "ssh://far/?tls-port=" + qemu.port() + "&dir=" + pki.client("client", true);
			assertTrue(Fault.of(Await.failure(inventory.registry().attach(address))).what()
					.endsWith(" is for vm.example, not for localhost."));
			String id = Await.get(inventory.registry().attach(address + "&tls-hostname=vm.example"));
			assertEquals("by hand", inventory.await(id, MachineState.PAUSED).facts().name());
		}
	}

	@Test
	void whatIsWrittenOverManyLinesIsRead() throws Exception {
		String id = attach(qemu(INSTALLED, "mode=control,pretty=on"));
		inventory.await(id, MachineState.PAUSED);
		assertEquals("by hand", inventory.registry().snapshot(id).orElseThrow().facts().name());
	}
}
