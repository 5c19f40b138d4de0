package org.wheelhouse.ui.migration.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.ui.testkit.WidgetStage;

/** What the picture shows is the live model's alone: nothing that it is given, or shows in a table, is a record of core. */
class EverythingIsOfTheModelTest {

	private final List<String> strangers = new ArrayList<>();
	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	@Test
	void whatIsUnderWayIsReadFromTheModel() throws ReflectiveOperationException {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(24_300).forecasting();
		migration.disk("data", 10, 3);
		walk(migration.reading());
		assertEquals(List.of(), strangers);
		assertTrue(seen.containsAll(migration.state().getSamples()) && seen.containsAll(migration.state().getAdvice()));
	}

	@Test
	void oneOfTheHistoryIsReadFromTheModel() throws ReflectiveOperationException {
		RecordedMigration migration = new RecordedMigration("bandwidth-raised.txt").until(60_000);
		MigrationRecord record = record(migration);
		walk(MigrationReading.played(record, migration.state(), 12_000));
		assertEquals(List.of(), strangers);
		assertTrue(seen.containsAll(migration.state().getSamples()));
	}

	@Test
	@Tag("display")
	void theRowsOfThePassesAreTheModels() {
		try (WidgetStage stage = new WidgetStage(1000, 700)) {
			MigrationPanel panel = new MigrationPanel(stage.parent(), MigrationActions.NONE, new EclipsePreferences());
			RecordedMigration migration = new RecordedMigration("never-converges.txt").until(24_300);
			panel.show(migration.reading());
			Table passes = WidgetStage.named(panel, "migration.passes", Table.class);
			assertEquals(4, passes.getItemCount());
			for (int row = 0; row < passes.getItemCount(); row++) {
				assertInstanceOf(EObject.class, passes.getItem(row).getData());
			}
		}
	}

	static MigrationRecord record(RecordedMigration migration) {
		MigrationRecord record = LiveFactory.eINSTANCE.createMigrationRecord();
		record.setSourceId("mig-src");
		record.setSourceName("mig-src");
		record.setDestinationId("mig-dst");
		record.setDestinationName("mig-dst");
		record.setOutcome(MigrationResult.COMPLETED);
		record.setState(migration.state());
		return record;
	}

	private void walk(@Nullable Object object) throws ReflectiveOperationException {
		if (object == null || !seen.add(object)) {
			return;
		}
		String name = object.getClass().getName();
		if (name.startsWith("org.wheelhouse.core.")) {
			strangers.add(name);
		}
		switch (object) {
			case EObject element -> {
				for (var feature : element.eClass().getEAllStructuralFeatures()) {
					walk(element.eGet(feature));
				}
			}
			case Collection<?> many -> {
				for (Object one : many) {
					walk(one);
				}
			}
			case Optional<?> one -> walk(one.orElse(null));
			case Record record -> {
				for (RecordComponent component : record.getClass().getRecordComponents()) {
					var accessor = component.getAccessor();
					accessor.setAccessible(true);
					walk(accessor.invoke(record));
				}
			}
			default -> {
				// a value
			}
		}
	}
}
