package org.wheelhouse.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.Palettes;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.widget.ColorsChanged;

/** What a widget wears changes with the theme: by its name in the style sheet, or because it asks again. */
@Tag("display")
class ColorRoleTest {

	private static final String CLASS = "org.eclipse.e4.ui.css.CssClassName";
	private static final Pattern USED = Pattern.compile("ColorRole\\.([A-Z_0-9]+)\\.(ink|fill)\\(");

	private final WidgetStage stage = new WidgetStage(200, 100);

	@AfterEach
	void close() {
		Palettes.wear(Palettes.light());
		stage.close();
	}

	@Test
	void aControlIsKnownToTheStyleSheetByItsInkAndItsFill() {
		var label = new Label(stage.parent(), SWT.NONE);
		ColorRole.ALT.fill(label);
		ColorRole.TEXT2.ink(label);
		assertEquals("wheelhouse-fill-alt wheelhouse-ink-text2", label.getData(CLASS));
		ColorRole.WARNING_FILL.fill(label);
		assertEquals("wheelhouse-ink-text2 wheelhouse-fill-warning-fill", label.getData(CLASS));
		assertEquals(ColorRole.WARNING_FILL.color(), label.getBackground());
		assertEquals(ColorRole.TEXT2.color(), label.getForeground());
	}

	@Test
	void theStyleSheetKnowsEveryInkAndFillThatIsUsed() throws IOException {
		var sheet = Files.readString(Path.of("css/roles.css"));
		var missing = new ArrayList<String>();
		try (var sources = Files.walk(Path.of("src"))) {
			for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
				USED.matcher(Files.readString(source)).results()
						.map(use -> "wheelhouse-" + use.group(2) + "-" + use.group(1).toLowerCase().replace('_', '-'))
						.filter(style -> !sheet.contains("." + style + " {")).forEach(missing::add);
			}
		}
		assertEquals(List.of(), missing);
	}

	@Test
	void whoKeepsColoursHearsOnceThatAllHaveChanged() throws IOException {
		var text = new StyledText(stage.parent(), SWT.NONE);
		var heard = new AtomicInteger();
		ColorsChanged.follow(text, heard::incrementAndGet);
		stage.open();
		Palettes.wear(Palettes.dark());
		stage.await(() -> heard.get() > 0, "the change heard of");
		stage.settle();
		assertEquals(1, heard.get());
		assertEquals(Palettes.dark().get(ColorRole.TEXT), ColorRole.TEXT.color().getRGB());
		text.dispose();
		Palettes.wear(Palettes.light());
		stage.settle();
		assertEquals(1, heard.get());
	}

	@Test
	void aGlyphIsDrawnAnewForAnotherTheme() throws IOException {
		var light = StateGlyph.image(MachineState.RUNNING);
		assertSame(light, StateGlyph.image(MachineState.RUNNING));
		Palettes.wear(Palettes.dark());
		var dark = StateGlyph.image(MachineState.RUNNING);
		assertNotSame(light, dark);
		assertTrue(!light.isDisposed(), "a tab may still show it");
		var data = dark.getImageData();
		assertEquals(Palettes.dark().get(ColorRole.RUN), data.palette.getRGB(data.getPixel(3, 8)));
	}
}
