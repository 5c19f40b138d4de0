package org.wheelhouse.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("display")
class IconTest {

	@BeforeAll
	static void display() {
		Display.getDefault();
	}

	@Test
	void everyIconHasADrawing() {
		for (var icon : Icon.values()) {
			assertNotNull(icon.descriptor().getImageData(100), icon + " cannot be read");
			assertEquals(16, icon.image().getBounds().width, icon.name());
		}
	}
}
