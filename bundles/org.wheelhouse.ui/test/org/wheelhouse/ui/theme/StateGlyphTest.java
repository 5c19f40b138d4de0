package org.wheelhouse.ui.theme;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.MachineState;

@Tag("display")
class StateGlyphTest {

	private final Display display = Display.getDefault();

	/** Shutdown and ended are told apart by their words. */
	@Test
	void statesDifferInShapeEvenWithoutColour() {
		var shapes = new HashMap<String, MachineState>();
		for (var state : MachineState.values()) {
			if (state != MachineState.ENDED) {
				var other = shapes.put(shape(state, StateGlyph.HEADING), state);
				assertTrue(other == null, state + " looks like " + other);
			}
		}
	}

	@Test
	void everyGlyphIsVisibleInEverySize() {
		for (var state : MachineState.values()) {
			for (var size : new int[]{StateGlyph.BAR, StateGlyph.ROW, StateGlyph.HEADING}) {
				assertTrue(shape(state, size).contains("#"), state + " at " + size);
			}
		}
	}

	@Test
	void glyphStaysInItsSquare() {
		for (var state : MachineState.values()) {
			var shape = shape(state, StateGlyph.ROW).lines().toList();
			assertFalse(shape.getFirst().contains("#") || shape.getLast().contains("#"), state + " leaves its square");
		}
	}

	/** A display of twice as many pixels got a quarter of it. */
	@Test
	void imageShowsTheWholeGlyphAtEachZoom() {
		for (var state : MachineState.values()) {
			var image = StateGlyph.image(state);
			var once = covered(image.getImageData(100));
			var twice = covered(image.getImageData(200));
			assertTrue(Math.abs(2 * once.x - twice.x) <= 2 && Math.abs(2 * once.y - twice.y) <= 2
					&& Math.abs(2 * once.width - twice.width) <= 4 && Math.abs(2 * once.height - twice.height) <= 4,
					state + ": " + once + ", twice as large " + twice);
			assertTrue(once.width >= 8 && once.height >= 8, state + ": " + once);
		}
	}

	/** The part in which something is painted. */
	private static Rectangle covered(ImageData data) {
		var covered = new Rectangle(0, 0, 0, 0);
		for (var y = 0; y < data.height; y++) {
			for (var x = 0; x < data.width; x++) {
				if (data.getAlpha(x, y) > 60) {
					var pixel = new Rectangle(x, y, 1, 1);
					covered = covered.isEmpty() ? pixel : covered.union(pixel);
				}
			}
		}
		return covered;
	}

	/** The pixels that are darker than half, with two pixels of margin around the square. */
	private String shape(MachineState state, int size) {
		var image = new Image(display, size + 4, size + 4);
		var gc = new GC(image);
		StateGlyph.paint(gc, state, 2, 2, size);
		gc.dispose();
		var data = image.getImageData();
		image.dispose();
		var text = new StringBuilder();
		for (var y = 0; y < data.height; y++) {
			for (var x = 0; x < data.width; x++) {
				var rgb = data.palette.getRGB(data.getPixel(x, y));
				text.append(rgb.red + rgb.green + rgb.blue < 560 ? '#' : '.');
			}
			text.append('\n');
		}
		return text.toString();
	}
}
