package org.wheelhouse.ui.theme;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.wheelhouse.model.live.MachineState;

/** The glyph of each state: shape first, then colour, so that it reads without colour too. UI thread. */
public final class StateGlyph {

	/** In a row. */
	public static final int ROW = 14;
	/** In a bar. */
	public static final int BAR = 11;
	/** In the heading of an editor. */
	public static final int HEADING = 22;

	private static final int ICON = 16;

	private StateGlyph() {
	}

	/** Paints it into a square. Leaves the GC's colours, line style and alpha changed. */
	public static void paint(GC gc, MachineState state, int x, int y, int size) {
		gc.setAntialias(SWT.ON);
		var color = StateLook.of(state).role().color();
		gc.setForeground(color);
		gc.setBackground(color);
		gc.setLineWidth(Math.max(1, size / 11));
		gc.setLineStyle(SWT.LINE_SOLID);
		var pen = new GlyphPen(gc, x, y, size);
		switch (state) {
			case RUNNING -> pen.disc().play();
			case PAUSED -> pen.plate().bars();
			case MIGRATING -> pen.pentagon(true).chevrons();
			case INCOMING -> pen.pentagon(false).chevron();
			case SEALED -> pen.pentagon(true).tick();
			case FAILED -> pen.octagon().exclamation();
			case UNRESPONSIVE -> pen.octagon().question();
			case DEFINED -> pen.square();
			case SHUTDOWN, ENDED -> pen.square().stop();
			case CONNECTING -> pen.ring().dots();
			case LOST -> pen.ring().cross();
		}
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(1);
	}

	/** The glyph in the present colours, as an image of the size of a row; belongs to JFace, not to the caller. */
	public static Image image(MachineState state) {
		var images = JFaceResources.getImageRegistry();
		var key = StateGlyph.class.getName() + "." + state.name() + StateLook.of(state).role().color().getRGB();
		var image = images.get(key);
		if (image == null) {
			image = new Image(Display.getCurrent(), (ImageDataProvider) zoom -> drawn(state, zoom));
			images.put(key, image);
		}
		return image;
	}

	/** The same for what wants a descriptor. */
	public static ImageDescriptor descriptor(MachineState state) {
		return ImageDescriptor.createFromImage(image(state));
	}

	/**
	 * In the size of a display that shows so many percent. On an image of that size, as GTK gives an image that it has drawn by
	 * itself the coordinates of one size and the pixels of another.
	 */
	private static ImageData drawn(MachineState state, int zoom) {
		var size = ICON * zoom / 100;
		var empty = new ImageData(size, size, 32, new PaletteData(0xFF00, 0xFF0000, 0xFF000000));
		empty.alphaData = new byte[size * size];
		var image = new Image(Display.getCurrent(), empty);
		var gc = new GC(image);
		var glyph = ROW * zoom / 100;
		paint(gc, state, (size - glyph) / 2, (size - glyph) / 2, glyph);
		gc.dispose();
		var data = image.getImageData(100);
		image.dispose();
		return data;
	}
}
