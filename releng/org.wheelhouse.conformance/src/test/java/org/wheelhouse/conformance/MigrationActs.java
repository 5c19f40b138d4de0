package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.command.Migrate;
import org.wheelhouse.qmp.command.MigrateCancel;
import org.wheelhouse.qmp.command.MigrateSetDowntime;
import org.wheelhouse.qmp.command.MigrateSetSpeed;
import org.wheelhouse.qmp.command.QueryMigrate;

import com.fasterxml.jackson.databind.JsonNode;

/** What is said of and to a migration on its way. */
final class MigrationActs {

	private final Subject subject;
	private final Witness witness;

	MigrationActs(Subject subject) {
		this.subject = subject;
		witness = subject.witness();
	}

	List<Step> steps() {
		return List.of(new Step("migrate_set_speed", this::migrateSpeed),
				new Step("migrate_set_downtime", this::migrateDowntime),
				new Step("migrate_cancel", this::migrateCancel));
	}

	private JsonNode parameters() {
		return witness.ask("{'execute':'query-migrate-parameters'}");
	}

	private void migrateSpeed() {
		subject.send(new MigrateSetSpeed(65536));
		assertEquals(65536, parameters().path("max-bandwidth").asInt());
	}

	private void migrateDowntime() {
		subject.send(new MigrateSetDowntime(Duration.ofMillis(250)));
		assertEquals(250, parameters().path("downtime-limit").asInt());
	}

	/** Slow enough, by the speed set before, to be met on its way. */
	private void migrateCancel() {
		subject.send(new Migrate("exec:cat >/dev/null"));
		Await.until("it is on its way",
				() -> witness.ask("{'execute':'query-migrate'}").path("status").asText().equals("active"));
		QueryMigrate.Migration told = subject.send(new QueryMigrate());
		assertEquals(Optional.of("active"), told.status());
		assertEquals(witness.ask("{'execute':'query-migrate'}").path("ram").path("total").asLong(),
				told.ram().orElseThrow().total());
		subject.send(new MigrateCancel());
		Await.until("it is cancelled",
				() -> witness.ask("{'execute':'query-migrate'}").path("status").asText().equals("cancelled"));
		int before = subject.counter();
		Await.until("the guest goes on", () -> subject.counter() > before);
		List<String> left = new ArrayList<>();
		witness.ask("{'execute':'query-block-jobs'}").forEach(job -> left.add(job.toString()));
		assertEquals(List.of(), left);
	}
}
