package org.wheelhouse.producttest;

import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Migrates a machine that writes to its memory, by day and in the dark, and takes pictures of what is foretold and done. */
final class MigrationPictures {

	private static final Duration MIGRATION = Duration.ofSeconds(180);
	/** Of MiB each second: less than the guest rewrites, so that it never ends by itself. */
	private static final String TOO_LITTLE = "4";
	private static final String ENOUGH = "12";
	private static final int BOX = 24;

	private final WidgetInspector eyes;
	private final InputRobot hand;
	private final WorkbenchDriver person;
	private final Sample sample;
	private final Consumer<String> picture;

	/**
	 * @param sample  what is moved
	 * @param picture takes one of this name
	 */
	MigrationPictures(Workbench workbench, Sample sample, Consumer<String> picture) {
		eyes = workbench.eyes();
		hand = workbench.hand();
		person = new WorkbenchDriver(workbench);
		this.sample = sample;
		this.picture = picture;
	}

	/** Leaves it moved three times, in the perspective of migrations. */
	void take() {
		foreseen();
		rescued();
		withDisks();
		compared();
	}

	private void foreseen() {
		person.select(sample.name());
		person.press("Migrate");
		awaitLookedAt();
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
		person.migrate(sample.name(), TOO_LITTLE);
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

	/** Its disks go into new files. */
	private void withDisks() {
		person.clickId("migration.back");
		person.select(sample.name());
		person.press("Migrate");
		awaitLookedAt();
		tick("migrate.disks");
		person.fill("migrate.diskFolder", newFolder().toString());
		person.fill("migrate.diskSpeed", "20");
		awaitLookedAt();
		picture.accept("migrate-disks");
		hand.keys(KeyEvent.VK_ENTER);
		eyes.landmark("migration.chart", name -> name.startsWith("storage/"), "a disk that goes along");
		picture.accept("migration-disks");
		awaitCompleted();
		picture.accept("migrated-disks");
	}

	/** A box is as wide as its form, but takes clicks on itself and its words only. */
	private void tick(String id) {
		Rectangle box = eyes.byId(id).bounds();
		hand.click(new Rectangle(box.x, box.y, BOX, box.height));
	}

	/** Until then the form grows, and a click may go beside what it is meant for. */
	private void awaitLookedAt() {
		eyes.find(seen -> seen.id().equals("migrate.ok") && seen.enabled(), "all that was looked at before");
	}

	/** Where the disk of the sample is when it went along. */
	static Path movedDisk(Sample sample) {
		return sample.folder().resolve("moved/disk0.qcow2");
	}

	private Path newFolder() {
		try {
			return Files.createDirectories(Objects.requireNonNull(movedDisk(sample).getParent()));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void compared() {
		person.show("Migration History");
		List<Seen.Item> past = eyes.byId("migration.history.table").items();
		hand.click(past.getFirst().bounds());
		hand.hold(KeyEvent.VK_CONTROL);
		hand.click(past.getLast().bounds());
		hand.letGo(KeyEvent.VK_CONTROL);
		picture.accept("migration-history");
		person.clickId("migration.history.compare");
		eyes.byId("migration.compared.chart");
		picture.accept("migrations-compared");
		person.chooseAppearance(KeyEvent.VK_D);
		picture.accept("dark-migrations-compared");
		person.chooseAppearance(KeyEvent.VK_L);
		person.show("Migration");
	}

	private void awaitPass(String number) {
		eyes.row("migration.passes", row -> row.text().getFirst().equals(number), "pass " + number, MIGRATION);
	}

	private void awaitCompleted() {
		eyes.find(seen -> seen.id().equals("migration.verdict") && seen.text().startsWith("Completed"), "completed",
				MIGRATION);
	}
}
