package org.wheelhouse.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;

class StyledPartsTest {

	private static final Path BUNDLES = Path.of("..");

	@Test
	@Tag("display")
	void partsAreInOrderAndNoneIsOverAnother() {
		try (var stage = new WidgetStage(300, 100)) {
			var text = new StyledText(stage.parent(), SWT.MULTI);
			text.setText("one two three");
			new StyledParts().add(4, 9, ColorRole.ACCENT).add(0, 13, ColorRole.TEXT2).add(8, 5, ColorRole.FAIL)
					.add(3, 0, ColorRole.RUN).putOn(text);
			assertEquals(List.of("0+4", "4+4", "8+5"),
					Arrays.stream(text.getStyleRanges()).map(StyledPartsTest::place).toList());
			new StyledParts().add(0, 13, ColorRole.TEXT2).add(4, 3, ColorRole.FAIL).putOn(text);
			assertEquals(List.of("0+4", "4+3", "7+6"),
					Arrays.stream(text.getStyleRanges()).map(StyledPartsTest::place).toList());
		}
	}

	private static String place(StyleRange range) {
		return range.start + "+" + range.length;
	}

	/** One range by itself has its whole line laid out anew. */
	@Test
	void nobodyGivesATextOneRangeAtATime() throws IOException {
		try (var files = Files.walk(BUNDLES)) {
			var sources = files.filter(file -> file.toString().matches(".*/src/.*\\.java")).toList();
			assertTrue(sources.size() > 100, "the sources were not found");
			assertEquals(List.of(), sources.stream().filter(StyledPartsTest::stylesOne).map(Path::toString).toList());
		}
	}

	private static boolean stylesOne(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.anyMatch(line -> line.matches(".*(\\.|::)\\s*setStyleRange\\b.*"));
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
