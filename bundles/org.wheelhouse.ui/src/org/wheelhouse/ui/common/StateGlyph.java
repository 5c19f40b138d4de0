package org.wheelhouse.ui.common;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
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
			image = new Image(Display.getCurrent(), new Drawer(state), 16, 16);
			images.put(key, image);
		}
		return image;
	}

	/** The same for what wants a descriptor. */
	public static ImageDescriptor descriptor(MachineState state) {
		return ImageDescriptor.createFromImage(image(state));
	}

	private record Drawer(MachineState state) implements ImageGcDrawer {

		@Override
		public void drawOn(@Nullable GC gc, int width, int height) {
			paint(Objects.requireNonNull(gc), state, (width - ROW) / 2, (height - ROW) / 2, ROW);
		}

		@Override
		public int getGcStyle() {
			return SWT.TRANSPARENT;
		}
	}
}
