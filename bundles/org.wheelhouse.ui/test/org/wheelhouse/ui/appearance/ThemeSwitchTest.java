package org.wheelhouse.ui.appearance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.Preferences;

/** What a person chose is worn, and what the desktop says only while nothing else was chosen. */
class ThemeSwitchTest {

	/** Kept in memory. */
	private final Preferences node = new EclipsePreferences();
	private final AppearancePreferences preferences = new AppearancePreferences(node);
	private final List<String> worn = new ArrayList<>();

	@Test
	void withoutAChoiceItIsAsTheDesktopAndChangesWithIt() {
		var themes = themes(false);
		themes.desktopIs(Optional.of(true));
		themes.desktopIs(Optional.of(true));
		themes.desktopIs(Optional.of(false));
		assertEquals(List.of(Themes.DARK, Themes.LIGHT), worn);
	}

	@Test
	void aDesktopThatDoesNotMindIsAsItsGtkThemeWas() {
		var themes = themes(true);
		themes.desktopIs(Optional.empty());
		assertEquals(List.of(), worn);
		themes.desktopIs(Optional.of(false));
		themes.desktopIs(Optional.empty());
		assertEquals(List.of(Themes.LIGHT, Themes.DARK), worn);
	}

	@Test
	void aChoiceIsWornWhateverTheDesktopSays() {
		var themes = themes(false);
		themes.choose(Appearance.DARK);
		themes.desktopIs(Optional.of(false));
		themes.desktopIs(Optional.of(true));
		assertEquals(List.of(Themes.DARK), worn);
		themes.choose(Appearance.LIGHT);
		themes.choose(Appearance.DESKTOP);
		assertEquals(List.of(Themes.DARK, Themes.LIGHT, Themes.DARK), worn);
	}

	@Test
	void theNextSessionBeginsWithWhatWasChosenOrHeard() {
		themes(false).desktopIs(Optional.of(true));
		worn.clear();
		var next = themes(false);
		next.desktopIs(Optional.of(true));
		assertEquals(List.of(), worn, "begun dark already");
		next.choose(Appearance.LIGHT);
		assertEquals(Appearance.LIGHT, new AppearancePreferences(node).chosen());
	}

	@Test
	void aChoiceThatIsNotKnownIsTheDesktops() {
		node.put("appearance", "sepia");
		assertEquals(Appearance.DESKTOP, preferences.chosen());
	}

	private ThemeSwitch themes(boolean darkAtStart) {
		return new ThemeSwitch(preferences, darkAtStart, worn::add);
	}
}
