package org.wheelhouse.core.migration.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the recordings that are missing in the folder of {@code -Dwheelhouse.recordings}: for {@code releng/bench migration}. */
@Tag("qemu")
@EnabledIfSystemProperty(named = "wheelhouse.recordings", matches = ".+")
class MigrationRecordings {

	@Test
	void record() throws Exception {
		var to = Path.of(System.getProperty("wheelhouse.recordings", ""));
		var only = Set.of(System.getProperty("wheelhouse.scenarios", "").split(","));
		var failed = new ArrayList<String>();
		for (var scenario : Scenario.all()) {
			var file = to.resolve(scenario.set()).resolve(scenario.label() + ".jsonl.gz");
			if (!Files.exists(file) && (only.contains("") || only.contains(scenario.label()))) {
				var folder = Files.createTempDirectory("wh");
				try (var recorder = new MigrationRecorder(scenario, folder)) {
					MigrationRecorder.write(recorder.record(), file);
				} catch (Exception | AssertionError e) {
					failed.add(scenario.label() + ": " + e);
				}
				System.out.println("RECORDED " + scenario.label());
			}
		}
		assertEquals("", String.join("\n", failed));
	}
}
