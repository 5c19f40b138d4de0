package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.migration.MigrationChannel.Encryption;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryMigrateCapabilities;
import org.wheelhouse.qmp.command.QueryStatus;

/** The ways by which a guest goes from one QEMU to another, and that nothing of them is left. */
@Tag("qemu")
class MigrateChannelsQemuTest {

	private static final String[] GUEST = {"-machine", "pc"};

	@TempDir
	private Path folder = Path.of("");
	private final RealMachines machines = new RealMachines();
	/** What the folders of its migrations are called: other tests have some of their own beside them. */
	private final Set<String> names = new TreeSet<>();

	private Migrate migrating(MigrationRequest request) {
		var migrate = new Migrate(machines, "source", request);
		Pattern.compile("wh-[0-9a-f]{8}").matcher(migrate.plan().toString()).results().map(MatchResult::group)
				.forEach(names::add);
		return migrate;
	}

	private static Way.Tcp freePort() throws IOException {
		try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return new Way.Tcp("127.0.0.1", probe.getLocalPort());
		}
	}

	private void assertNothingLeft() throws IOException {
		try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			assertEquals(List.of(), files.map(file -> String.valueOf(file.getFileName()))
					.filter(name -> names.stream().anyMatch(name::startsWith)).toList());
		}
	}

	private RealMachine source() throws Exception {
		var source = machines.add(RealMachine.start("source", GUEST));
		source.takeSent();
		return source;
	}

	private static Set<String> switchedOn(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryMigrateCapabilities())).entrySet().stream()
				.filter(Map.Entry::getValue).map(Map.Entry::getKey).collect(Collectors.toSet());
	}

	private static List<String> objects(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QomList("/objects"))).stream().map(QomList.Property::name)
				.filter(MigrationSteps.CREDENTIALS::equals).toList();
	}

	private static List<String> of(List<PlannedCommand> plan, String machine) {
		return plan.stream().filter(command -> command.machine().equals(machine)).map(PlannedCommand::json).toList();
	}

	private static String status(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryStatus())).status();
	}

	/** Runs it to its end, compares what was sent with what was planned, and looks that nothing is left. */
	private MigrationOutcome.Completed moved(MigrationRequest request, String destination,
			String called) throws Exception {
		var source = machines.get("source");
		var first = migrating(request);
		var migrate = first.to(Await.get(first.preview()));
		var plan = migrate.plan();
		var done = assertInstanceOf(MigrationOutcome.Completed.class, Await.get(migrate.run()));
		var there = machines.get(destination);
		assertEquals("running", status(there));
		assertEquals(of(plan, "source"), PlannedAndSent.changes(source.takeSent()));
		assertEquals(of(plan, called), PlannedAndSent.changes(there.takeSent()));
		assertEquals(Set.of("events"), switchedOn(there));
		assertEquals(List.of(), objects(there));
		assertNothingLeft();
		return done;
	}

	@Test
	void byAPortWithTwoConnectionsAndAFreshKey() throws Exception {
		try (machines) {
			source();
			moved(MigrationRequest.usual().by(
					MigrationChannel.of(freePort()).encrypted(new Encryption.FreshKey()).by(2)), "destination",
					"source (destination)");
		}
	}

	/** The source stays, and is as it was too. */
	@Test
	void withAllThatCanBeArmed() throws Exception {
		try (machines) {
			var source = source();
			var armed = EnumSet.of(MigrationCapability.AUTO_CONVERGE, MigrationCapability.XBZRLE);
			var done = moved(MigrationRequest.usual().arming(armed).keepingSource(), "destination",
					"source (destination)");
			assertEquals(List.of(), done.remarks());
			assertEquals(Set.of("events"), switchedOn(source));
			assertEquals("postmigrate", status(source));
		}
	}

	/** Post-copy needs what this user may not everywhere; its QEMU tells that only when it is set. */
	@Test
	void whatAnEndDoesNotTakeIsLeftOutAndTold() throws Exception {
		var program = folder.resolve("qemu-system-x86_64");
		Files.writeString(program, "#!/bin/sh\n" + (System.getProperty("user.name").equals("root")
				? "exec setpriv --bounding-set=-sys_ptrace qemu-system-x86_64 \"$@\"\n"
				: "exec qemu-system-x86_64 \"$@\"\n"));
		assertTrue(program.toFile().setExecutable(true));
		try (machines) {
			source();
			machines.add(RealMachine.start("waiting", new RealQemu("restricted", program.toString()), "-machine", "pc",
					"-incoming", "defer"));
			var request = MigrationRequest.usual().to(new MigrationTarget.WaitingQemu("waiting"))
					.arming(EnumSet.of(MigrationCapability.POSTCOPY_RAM, MigrationCapability.AUTO_CONVERGE));
			var done = assertInstanceOf(MigrationOutcome.Completed.class,
					Await.get(migrating(request).run()));
			assertEquals(1, done.remarks().size());
			assertTrue(done.remarks().getFirst()
					.startsWith("postcopy-ram is not armed: the destination refuses it (Postcopy is not supported"),
					done.remarks().toString());
			assertEquals("running", status(machines.get("waiting")));
			assertNothingLeft();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"defer", "unix", "tcp"})
	void intoAQemuThatWaits(String incoming) throws Exception {
		try (machines) {
			source();
			var port = freePort();
			machines.add(RealMachine.start("waiting", "-machine", "pc", "-incoming", switch (incoming) {
				case "unix" -> "unix:" + folder.resolve("in");
				case "tcp" -> "tcp:0:" + port.port();
				default -> incoming;
			})).takeSent();
			var way = incoming.equals("defer") ? new Way.Unix() : new Way.Listening();
			moved(MigrationRequest.usual().to(new MigrationTarget.WaitingQemu("waiting"))
					.by(MigrationChannel.of(way)), "waiting", "waiting");
			assertEquals("source", machines.moved().getFirst().fromId());
		}
	}

	static List<RealQemu> newer() throws IOException {
		return RealQemu.all().stream().filter(qemu -> qemu.label().matches("1\\d.*")).toList();
	}

	/** Built from what this one is, which is of the installed version. */
	@ParameterizedTest
	@MethodSource("newer")
	void intoANewerQemu(RealQemu qemu) throws Exception {
		try (machines) {
			source();
			machines.add(RealMachine.start("waiting", qemu, "-machine", "pc-i440fx-7.2", "-incoming", "defer"))
					.takeSent();
			var done = moved(MigrationRequest.usual().to(new MigrationTarget.WaitingQemu("waiting"))
					.arming(EnumSet.of(MigrationCapability.AUTO_CONVERGE, MigrationCapability.POSTCOPY_RAM))
					.by(MigrationChannel.LOCAL), "waiting", "waiting");
			assertEquals(List.of(), done.remarks());
		}
	}

	/** A version that is too old does not know the type of machine that a newer one runs. */
	@Test
	void aQemuThatIsTooOldIsToldAndTheSourceRunsOn() throws Exception {
		var newest = newer();
		Assumptions.assumeFalse(newest.isEmpty(), "there is no newer QEMU");
		try (machines) {
			var source = machines.add(RealMachine.start("source", newest.getLast(), GUEST));
			machines.startingBy(RealQemu.installed(), "destination");
			var failure = failure(MigrationRequest.usual());
			assertTrue(failure.getMessage().contains("unsupported machine type"), failure.getMessage());
			assertEquals("running", status(source));
			assertFalse(machines.hasDestination());
			assertNothingLeft();
		}
	}

	@Test
	void aMachineThatDoesNotWaitIsNoDestination() throws Exception {
		try (machines) {
			var source = source();
			machines.add(RealMachine.start("other", GUEST));
			var failure = failure(MigrationRequest.usual().to(new MigrationTarget.WaitingQemu("other")));
			assertTrue(failure.what().startsWith("other does not wait for a guest: its status is running"),
					failure.what());
			assertEquals(List.of(), PlannedAndSent.changes(source.takeSent()));
			assertEquals("running", status(machines.get("other")));
		}
	}

	/** It was somebody's before, and was not made for this guest. */
	@Test
	void aQemuThatWaitsForAnotherGuestIsToldInItsWords() throws Exception {
		try (machines) {
			var source = source();
			machines.add(RealMachine.start("waiting", "-machine", "q35", "-incoming", "defer"));
			var failure = failure(MigrationRequest.usual().to(new MigrationTarget.WaitingQemu("waiting")));
			assertTrue(failure.getMessage().contains("Machine type received is 'pc-i440fx-"), failure.getMessage());
			assertEquals("running", status(source));
			assertNothingLeft();
		}
	}

	@Test
	void aPortThatIsTakenIsToldAndNothingHasBegun() throws Exception {
		try (machines; var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			var source = source();
			var failure = failure(MigrationRequest.usual()
					.by(MigrationChannel.of(new Way.Tcp("127.0.0.1", taken.getLocalPort()))));
			assertTrue(failure.words().contains("Address already in use"), failure.getMessage());
			assertEquals("running", status(source));
			assertFalse(machines.get("destination").process().isAlive());
			assertNothingLeft();
		}
	}

	@Test
	void aWrongCertificateIsToldAndTheSourceRunsOn() throws Exception {
		try (machines) {
			var source = source();
			var here = certificates("one", "client");
			var there = certificates("other", "server");
			var failure = failure(MigrationRequest.usual().by(MigrationChannel.of(freePort())
					.encrypted(new Encryption.Certificates(here, there, "localhost"))));
			assertTrue(failure.getMessage().contains("ertificate"), failure.getMessage());
			assertEquals("running", status(source));
			assertEquals(List.of(), objects(source));
			assertFalse(machines.get("destination").process().isAlive());
			assertNothingLeft();
		}
	}

	@Test
	void byCertificatesThatAreThere() throws Exception {
		try (machines) {
			source();
			var both = certificates("one", "client");
			certificates("one", "server");
			moved(MigrationRequest.usual().by(MigrationChannel.of(freePort())
					.encrypted(new Encryption.Certificates(both, both, "localhost"))), "destination",
					"source (destination)");
		}
	}

	private OperationFailed failure(MigrationRequest request) {
		return assertThrows(OperationFailed.class,
				() -> Await.get(migrating(request).run()));
	}

	/** A CA of that name, and a certificate by it for that end. */
	private Path certificates(String name, String end) throws Exception {
		var at = folder.resolve(name);
		Files.createDirectories(at);
		var script = """
				cd "$1"
				[ -e ca-cert.pem ] || openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca-key.pem -out ca-cert.pem -subj /CN=ca
				openssl req -newkey rsa:2048 -nodes -keyout $2-key.pem -out $2.csr -subj /CN=localhost
				printf 'subjectAltName=DNS:localhost\\n' >ext
				openssl x509 -req -in $2.csr -CA ca-cert.pem -CAkey ca-key.pem -CAcreateserial -days 2 -extfile ext -out $2-cert.pem
				""";
		var made = new ProcessBuilder("sh", "-ec", script, "sh", at.toString(), end).redirectErrorStream(true)
				.redirectOutput(folder.resolve("openssl.log").toFile()).start();
		assertEquals(0, made.waitFor(), Files.readString(folder.resolve("openssl.log")));
		return at;
	}
}
