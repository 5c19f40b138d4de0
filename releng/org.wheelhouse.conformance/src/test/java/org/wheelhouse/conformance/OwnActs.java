package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.wheelhouse.qmp.command.ClientMigrateInfo;
import org.wheelhouse.qmp.command.InjectNmi;
import org.wheelhouse.qmp.command.Migrate;
import org.wheelhouse.qmp.command.QmpCapabilities;
import org.wheelhouse.qmp.command.QuerySpice;
import org.wheelhouse.qmp.command.Quit;
import org.wheelhouse.qmp.command.SystemPowerdown;
import org.wheelhouse.qmp.command.SystemReset;

/** What ends or moves a machine, or needs another one: each on its own. */
final class OwnActs {

	private final Machines machines;
	private final Ways ways;

	OwnActs(Machines machines, Ways ways) {
		this.machines = machines;
		this.ways = ways;
	}

	/** By the command that each is about. */
	Map<String, Act> all() {
		Map<String, Act> acts = new LinkedHashMap<>();
		acts.put("quit", this::quit);
		acts.put("system_reset", this::reset);
		acts.put("system_powerdown", this::powerdown);
		acts.put("inject-nmi", this::nmi);
		acts.put("migrate", this::migrate);
		acts.put("qmp_capabilities", this::capabilities);
		acts.put("query-spice", this::spice);
		acts.put("client_migrate_info", this::clientMigrateInfo);
		return acts;
	}

	private void quit() throws Exception {
		try (Subject subject = ways.follow(machines.bare())) {
			subject.send(new Quit());
			Await.until("its process has ended", () -> !subject.process().isAlive());
			assertEquals(0, subject.process().exitValue());
		}
	}

	/** The guest begins anew. */
	private void reset() throws Exception {
		try (Subject subject = ways.follow(machines.linux())) {
			awaitReady(subject, 1);
			subject.send(new SystemReset());
			awaitReady(subject, 2);
		}
	}

	static void awaitReady(Subject subject, int times) {
		Await.until("the guest is ready for the " + times + ". time",
				() -> subject.serial().lines().filter(line -> line.startsWith("READY")).count() == times);
	}

	/** The guest hears its power button, and goes off. */
	private void powerdown() throws Exception {
		try (Subject subject = ways.follow(machines.linux())) {
			awaitReady(subject, 1);
			subject.send(new SystemPowerdown());
			Await.until("its process has ended", () -> !subject.process().isAlive());
			assertTrue(subject.serial().contains("POWERDOWN"));
		}
	}

	/** The guest's kernel does not know what for, and says so; its serial port takes nothing more after that. */
	private void nmi() throws Exception {
		try (Subject subject = ways.follow(machines.linux())) {
			awaitReady(subject, 1);
			subject.send(new InjectNmi());
			Await.until("the guest has it", () -> subject.serial().contains("NMI received for unknown reason"));
		}
	}

	/** What was written to the memory of the one is in that of the other. */
	private void migrate() throws Exception {
		try (Subject source = ways.follow(machines.bare());
				Subject destination = ways.follow(machines.bare("-incoming", "defer"))) {
			Path socket = source.folder().resolve("migration");
			destination.witness().ask("{'execute':'migrate-incoming','arguments':{'uri':'unix:" + socket + "'}}");
			String before = source.witness().print("xp /16bx 0xffff0");
			source.send(new Migrate("unix:" + socket));
			Await.until("it has gone", () -> source.witness().ask("{'execute':'query-status'}").path("status").asText()
					.equals("postmigrate"));
			Await.until("it is there", () -> !destination.witness().ask("{'execute':'query-status'}").path("status")
					.asText().equals("inmigrate"));
			assertEquals(before, destination.witness().print("xp /16bx 0xffff0"));
		}
	}

	/** The session has negotiated, else nothing had been answered; a second time QEMU says so. */
	private void capabilities() throws Exception {
		try (Subject subject = ways.follow(machines.bare())) {
			assertTrue(subject.fails(new QmpCapabilities(List.of())).words().contains("already complete"));
		}
	}

	private void spice() throws Exception {
		try (Subject subject = ways.follow(machines.bare())) {
			QuerySpice.Server server = subject.send(new QuerySpice());
			assertFalse(server.enabled());
			assertEquals(server.enabled(), !subject.witness().print("info spice").contains("disabled"));
		}
	}

	/** Nothing uses SPICE here: QEMU says so itself. */
	private void clientMigrateInfo() throws Exception {
		try (Subject subject = ways.follow(machines.bare())) {
			var problem = subject.fails(new ClientMigrateInfo("spice", "other", OptionalInt.of(5900),
					OptionalInt.empty(), Optional.empty()));
			assertTrue(problem.words().contains("SPICE is not in use"), problem.words());
		}
	}
}
