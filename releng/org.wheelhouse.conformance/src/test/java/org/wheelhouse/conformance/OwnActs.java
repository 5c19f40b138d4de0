package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.wheelhouse.qmp.command.ClientMigrateInfo;
import org.wheelhouse.qmp.command.Migrate;
import org.wheelhouse.qmp.command.QmpCapabilities;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QuerySpice;
import org.wheelhouse.qmp.command.Quit;

/** What needs other machines than a running Linux: each has its own, which stands still. */
final class OwnActs {

	private final Machines machines;
	private final Ways ways;

	OwnActs(Machines machines, Ways ways) {
		this.machines = machines;
		this.ways = ways;
	}

	List<Step> steps() {
		return List.of(new Step("quit", this::quit),
				new Step("migrate", this::migrate),
				new Step("qmp_capabilities", this::capabilities),
				new Step("query-spice", this::spice),
				new Step("client_migrate_info", this::clientMigrateInfo));
	}

	private void quit() throws Exception {
		try (Subject subject = ways.follow(machines.bare())) {
			subject.send(new Quit());
			Await.until("its process has ended", () -> !subject.process().isAlive());
			assertEquals(0, subject.process().exitValue());
		}
	}

	/** What is in the memory of the one, and not of the other, is then in that of the other. */
	private void migrate() throws Exception {
		String look = "xp /4bx 0x100000";
		try (Subject source = ways.follow(machines.bare("-device", "loader,addr=0x100000,data=0x78563412,data-len=4"));
				Subject destination = ways.follow(machines.bare("-incoming", "defer"))) {
			Path socket = source.folder().resolve("migration");
			destination.witness().ask("{'execute':'migrate-incoming','arguments':{'uri':'unix:" + socket + "'}}");
			assertFalse(destination.witness().print(look).contains("0x12 0x34 0x56 0x78"));
			source.send(new Migrate("unix:" + socket));
			Await.until("it has gone", () -> source.witness().ask("{'execute':'query-status'}").path("status").asText()
					.equals("postmigrate"));
			Await.until("it is there", () -> !destination.witness().ask("{'execute':'query-status'}").path("status")
					.asText().equals("inmigrate"));
			assertTrue(destination.witness().print(look).contains("0x12 0x34 0x56 0x78"));
			assertEquals(Optional.of("completed"), source.send(new QueryMigrate()).status());
		}
	}

	/** The session has negotiated, else nothing had been answered; a second time QEMU says so. */
	private void capabilities() throws Exception {
		try (Subject subject = ways.follow(machines.bare())) {
			assertTrue(subject.fails(new QmpCapabilities(List.of())).words().contains("already complete"));
		}
	}

	/** A machine with a SPICE server, and somebody who looks at it. */
	private interface Watched {
		void by(Subject subject, SpiceViewer viewer) throws Exception;
	}

	private void watched(Watched act) throws Exception {
		try (Subject subject = ways
				.follow(machines.bare("-spice", "unix=on,addr=FOLDER/spice,disable-ticketing=on"));
				SpiceViewer viewer = new SpiceViewer(subject.folder().resolve("spice"))) {
			act.by(subject, viewer);
		}
	}

	private void spice() throws Exception {
		try (Subject subject = ways.follow(machines.bare())) {
			assertFalse(subject.send(new QuerySpice()).enabled());
			assertTrue(subject.witness().print("info spice").contains("disabled"));
		}
		watched((subject, _) -> {
			QuerySpice.Server server = subject.send(new QuerySpice());
			assertTrue(server.enabled());
			assertEquals(Optional.of("none"), server.auth());
			assertEquals(List.of(SpiceViewer.MAIN_CHANNEL),
					server.channels().stream().map(channel -> (int) channel.type()).toList());
			String session = "session: " + server.channels().getFirst().connectionId();
			String told = subject.witness().print("info spice");
			assertTrue(told.contains(session), told);
		});
	}

	/** The viewer is told; without a server QEMU says so. */
	private void clientMigrateInfo() throws Exception {
		ClientMigrateInfo sent = new ClientMigrateInfo("spice", "other.example", OptionalInt.of(5900),
				OptionalInt.of(5901), Optional.of("CN=other"));
		watched((subject, viewer) -> {
			subject.send(sent);
			assertEquals("other.example 5900 5901 CN=other", viewer.destination());
		});
		try (Subject subject = ways.follow(machines.bare())) {
			var problem = subject.fails(sent);
			assertTrue(problem.words().contains("SPICE is not in use"), problem.words());
		}
	}
}
