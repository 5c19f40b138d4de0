package org.wheelhouse.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wheelhouse.ui.theme.ColorRole.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.Palettes;
import org.wheelhouse.ui.theme.ColorRole;

/** Everything that is written can be read in both themes, and everything that is drawn be seen (WCAG 2, level AA). */
class ContrastTest {

	private static final double TEXTS = 4.5;
	private static final double SHAPES = 3;
	private static final Pattern COLOR = Pattern.compile("#([0-9a-f]{6})\\b");

	private static final Set<ColorRole> GROUNDS = EnumSet.of(CHROME, SURFACE, ALT);
	private static final Set<ColorRole> FILLS = EnumSet.of(SELECTION, IDLE_SELECTION, ACCENT_SOFT, FREE_FILL,
			WARNING_FILL, ERROR_FILL);
	/** What is written on grounds and on fills. */
	private static final Set<ColorRole> WRITTEN = EnumSet.of(TEXT, TEXT2, ACCENT, RUN, PAUSE, MIGRATE, FAIL);

	@Test
	void textCanBeRead() throws IOException {
		var poor = new ArrayList<String>();
		for (var theme : themes().entrySet()) {
			for (var ground : union(GROUNDS, FILLS)) {
				WRITTEN.forEach(ink -> judge(theme, ink, ground, TEXTS, poor));
			}
			for (var ground : EnumSet.of(SURFACE, ALT)) {
				EnumSet.of(GONE, CURVE1, CURVE2, CURVE3).forEach(ink -> judge(theme, ink, ground, TEXTS, poor));
			}
			judge(theme, FREE_LINE, FREE_FILL, TEXTS, poor);
			judge(theme, FREE_LINE, SURFACE, TEXTS, poor);
		}
		assertEquals(List.of(), poor);
	}

	@Test
	void shapesCanBeSeen() throws IOException {
		var poor = new ArrayList<String>();
		for (var theme : themes().entrySet()) {
			for (var ground : union(GROUNDS, FILLS)) {
				EnumSet.of(RUN, PAUSE, MIGRATE, FAIL, GONE, FREE_LINE)
						.forEach(shape -> judge(theme, shape, ground, SHAPES, poor));
			}
			// What is off or gone need not be read by any rule, but a person looks for it all the same.
			GROUNDS.forEach(ground -> judge(theme, FAINT, ground, SHAPES, poor));
			EnumSet.of(RUN, PAUSE, MIGRATE, FAIL, GONE)
					.forEach(state -> judge(theme, ON_STATE, state, SHAPES, poor));
		}
		assertEquals(List.of(), poor);
	}

	@Test
	void theSameIconsCanBeSeenInBothThemes() throws IOException {
		var poor = new ArrayList<String>();
		try (var icons = Files.list(Path.of("src/icons"))) {
			for (var icon : icons.filter(file -> file.toString().endsWith(".svg")).toList()) {
				var colors = COLOR.matcher(Files.readString(icon).toLowerCase(Locale.ROOT)).results()
						.map(found -> found.group(1)).distinct().toList();
				for (var theme : themes().entrySet()) {
					for (var ground : GROUNDS) {
						var best = colors.stream().map(Palettes::rgb)
								.mapToDouble(color -> Palettes.contrast(color, value(theme.getValue(), ground))).min()
								.orElse(0);
						if (best < SHAPES) {
							poor.add("%s on %s %s: %.2f".formatted(icon.getFileName(), theme.getKey(), ground, best));
						}
					}
				}
			}
		}
		assertEquals(List.of(), poor);
	}

	@Test
	void bothThemesKnowEveryRole() throws IOException {
		assertEquals(EnumSet.allOf(ColorRole.class), Palettes.light().keySet());
		assertEquals(EnumSet.allOf(ColorRole.class), Palettes.dark().keySet());
	}

	private static Map<String, Map<ColorRole, RGB>> themes() throws IOException {
		return Map.of("light", Palettes.light(), "dark", Palettes.dark());
	}

	private static void judge(Map.Entry<String, Map<ColorRole, RGB>> theme, ColorRole ink, ColorRole ground,
			double least, List<String> poor) {
		var contrast = Palettes.contrast(value(theme.getValue(), ink), value(theme.getValue(), ground));
		if (contrast < least) {
			poor.add("%s: %s on %s %.2f".formatted(theme.getKey(), ink, ground, contrast));
		}
	}

	private static RGB value(Map<ColorRole, RGB> theme, ColorRole role) {
		var value = theme.get(role);
		if (value == null) {
			throw new AssertionError("no value for " + role);
		}
		return value;
	}

	private static Set<ColorRole> union(Set<ColorRole> some, Set<ColorRole> others) {
		var all = EnumSet.copyOf(some);
		all.addAll(others);
		return all;
	}
}
