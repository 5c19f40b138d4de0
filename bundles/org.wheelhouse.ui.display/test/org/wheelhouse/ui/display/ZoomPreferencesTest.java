package org.wheelhouse.ui.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

final class ZoomPreferencesTest {

	private final Preferences node = new EclipsePreferences();

	@Test
	void sizeIsKeptForEachMachine() {
		new ZoomPreferences(node).keep("a", new Zoom.Percent(150));
		assertEquals(new Zoom.Percent(150), new ZoomPreferences(node).of("a"));
		assertEquals(new Zoom.Fit(), new ZoomPreferences(node).of("b"));
	}

	@Test
	void nothingIsKeptOfWhatFits() throws BackingStoreException {
		var preferences = new ZoomPreferences(node);
		preferences.keep("a", new Zoom.Percent(50));
		preferences.keep("a", new Zoom.Fit());
		assertArrayEquals(new String[0], node.keys());
	}

	@Test
	void whatSomebodyElseWroteFits() {
		node.put("a", "-7");
		assertEquals(new Zoom.Fit(), new ZoomPreferences(node).of("a"));
	}
}
