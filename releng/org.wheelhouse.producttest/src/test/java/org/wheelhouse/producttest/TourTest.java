package org.wheelhouse.producttest;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The tour in its short form, so that a change after which nobody could take it is seen at once. */
class TourTest extends ProductTest {

	private static final Path PICTURES = Path.of("target/tour");

	@Test
	void eachPageIsSeenAndADeviceIsDropped() {
		Sample sample = home().sample("sample");
		openWorkbench("--define", sample.definition().toString(), "--launch", "--open", sample.name());
		new Tour(Tour.Length.SHORT, home(), sample, workbench(), new Pictures(PICTURES)).go();
	}
}
