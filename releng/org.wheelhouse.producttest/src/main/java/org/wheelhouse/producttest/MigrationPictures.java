package org.wheelhouse.producttest;

import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.function.Consumer;

/** Migrates a machine that writes to its memory, by day and in the dark, and takes pictures of what is foretold and done. */
final class MigrationPictures {

	private static final Duration MIGRATION = Duration.ofSeconds(180);
	/** Of MiB each second: less than the guest rewrites, so that it never ends by itself. */
	private static final String TOO_LITTLE = "4";
	private static final String ENOUGH = "12";

	private final WidgetInspector eyes;
	private final InputRobot hand;
	private final WorkbenchDriver person;
	private final String machine;
	private final Consumer<String> picture;

	/**
	 * @param machine what is moved
	 * @param picture takes one of this name
	 */
	MigrationPictures(Workbench workbench, String machine, Consumer<String> picture) {
		eyes = workbench.eyes();
		hand = workbench.hand();
		person = new WorkbenchDriver(workbench);
		this.machine = machine;
		this.picture = picture;
	}

	/** Leaves it moved twice, in the perspective of migrations. */
	void take() {
		foreseen();
		rescued();
		compared();
	}

	private void foreseen() {
		person.select(machine);
		person.press("Migrate");
		eyes.find(seen -> seen.id().equals("migrate.ok") && seen.enabled(), "all that was looked at before");
		picture.accept("migrate-wizard");
		person.fill("migrate.bandwidth", ENOUGH);
		person.clickId("migrate.ok");
		eyes.byId("migration.chart");
		awaitPass("3");
		picture.accept("migration");
		awaitCompleted();
		picture.accept("migrated");
		person.clickId("migration.back");
	}

	private void rescued() {
		person.migrate(machine, TOO_LITTLE);
		eyes.find(seen -> seen.id().equals("migration.verdict") && seen.text().startsWith("Does not converge"),
				"that it does not end", MIGRATION);
		picture.accept("migration-advice");
		person.chooseAppearance(KeyEvent.VK_D);
		picture.accept("dark-migration-advice");
		person.chooseAppearance(KeyEvent.VK_L);
		hand.fill(eyes.byId("migration.bandwidth").bounds(), "40");
		eyes.find(seen -> seen.id().equals("migration.bandwidth.told") && seen.text().contains("ends in"),
				"what another limit would lead to");
		picture.accept("migration-what-if");
		hand.fill(eyes.byId("migration.bandwidth").bounds(), TOO_LITTLE);
		person.clickId("migration.autopilot");
		eyes.byId("migration.autopilot.start");
		picture.accept("migration-autopilot");
		person.clickId("migration.autopilot");
		person.clickId("migration.advice.bandwidth");
		awaitCompleted();
		picture.accept("migration-rescued");
	}

	private void compared() {
		person.show("Migration History");
		eyes.row("migration.history.table", row -> !row.text().isEmpty(), "a migration that was", MIGRATION);
		picture.accept("migration-history");
	}

	private void awaitPass(String number) {
		eyes.row("migration.passes", row -> row.text().getFirst().equals(number), "pass " + number, MIGRATION);
	}

	private void awaitCompleted() {
		eyes.find(seen -> seen.id().equals("migration.verdict") && seen.text().startsWith("Completed"), "completed",
				MIGRATION);
	}
}
