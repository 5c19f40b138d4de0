package org.wheelhouse.ui.screendump;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.TraverseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;

/**
 * A guest's screen as a picture, taken anew once a second while it can be seen and never otherwise. It keeps its
 * proportions; when a capture fails the last picture stays, greyed, with the reason under it. Where there simply is no
 * screen, that is no failure. UI thread only.
 */
public final class ScreenPicture extends Canvas {

	private static final Duration PERIOD = Duration.ofSeconds(1);
	private static final Point USUAL_SIZE = new Point(240, 150);
	private static final int SMALLEST_WITH_CAPTION = 90;
	private static final int GREYED = 90;

	private final ScreenCapture capture;
	private final PaintedTick tick;
	private boolean asking;
	private @Nullable Image image;
	private String failure = "";
	/** Why there is no screen at all. */
	private String nothing = "";
	private Optional<Runnable> opener = Optional.empty();

	/** An empty picture; {@link #show} gives it something to show. */
	public ScreenPicture(Composite parent, int style) {
		super(parent, style | SWT.DOUBLE_BUFFERED);
		capture = new ScreenCapture(new ModelThread(getDisplay()), this::take);
		addPaintListener(e -> paint(e.gc));
		tick = new PaintedTick(this, PERIOD, capture::ask);
		addDisposeListener(_ -> {
			capture.close();
			forgetImage();
		});
		addMouseListener(MouseListener.mouseDoubleClickAdapter(_ -> open()));
		addMouseListener(MouseListener.mouseDownAdapter(_ -> setFocus()));
		addKeyListener(KeyListener.keyPressedAdapter(this::keyPressed));
		addTraverseListener(ScreenPicture::traverse);
		addListener(SWT.FocusIn, _ -> redraw());
		addListener(SWT.FocusOut, _ -> redraw());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent e) {
				if (e != null) {
					e.result = Messages.ScreenPicture_accessible + ' ' + caption();
				}
			}
		});
	}

	/**
	 * Shows the pictures of this source from now on; null shows that there is none. The source is called on the UI thread,
	 * one call at a time, and must not block; its future fails with a message fit to be read.
	 */
	public void show(@Nullable Supplier<CompletableFuture<ScreenImage>> source) {
		asking = source != null;
		capture.from(source);
		forgetImage();
		failure = "";
		nothing = "";
		tick.hurry();
	}

	/** What a double click or Enter on the picture does. */
	public void onOpen(Runnable action) {
		opener = Optional.of(action);
	}

	/** Width and height of the guest's screen, empty before the first picture. */
	public Optional<Point> screenSize() {
		return picture().map(ScreenPicture::sizeOf);
	}

	/** The picture shown; stays the widget's own. */
	Optional<Image> picture() {
		Image shown = image;
		return shown == null ? Optional.empty() : Optional.of(shown);
	}

	/** What is written in place of a picture, or under it. */
	String text() {
		return caption();
	}

	/** Why the last capture failed; empty when it did not. */
	String failure() {
		return failure;
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		checkWidget();
		Point screen = screenSize().orElse(USUAL_SIZE);
		int width = wHint != SWT.DEFAULT ? wHint : hHint != SWT.DEFAULT ? hHint * screen.x / screen.y : USUAL_SIZE.x;
		int height = hHint != SWT.DEFAULT ? hHint : width * screen.y / screen.x;
		return new Point(width, height);
	}

	private void take(ScreenCapture.Result result) {
		if (isDisposed()) {
			return;
		}
		failure = "";
		nothing = "";
		switch (result) {
			case ScreenCapture.Picture(ImageData pixels) -> replaceImage(pixels);
			case ScreenCapture.Nothing(String reason) -> {
				nothing = reason;
				forgetImage();
			}
			case ScreenCapture.Failed(String reason) -> failure = reason;
		}
		Literal.tip(this, failure.isEmpty() ? nothing : failure);
		redraw();
	}

	private void replaceImage(ImageData pixels) {
		Optional<Point> before = screenSize();
		forgetImage();
		image = new Image(getDisplay(), pixels);
		if (!before.equals(screenSize())) {
			getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
		}
	}

	private void forgetImage() {
		Image shown = image;
		image = null;
		if (shown != null) {
			shown.dispose();
		}
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setFont(Fonts.SMALL.font());
		int captionHeight = failure.isEmpty() || area.height < SMALLEST_WITH_CAPTION
				? 0
				: gc.getFontMetrics().getHeight() + 4;
		gc.setBackground(ColorRole.ALT.color());
		gc.fillRectangle(area);
		Rectangle screen = new Rectangle(1, 1, area.width - 2, area.height - captionHeight - 2);
		Image shown = image;
		if (shown != null && screen.width > 0 && screen.height > 0) {
			paintImage(gc, shown, screen);
		}
		gc.setForeground((isFocusControl() ? ColorRole.ACCENT : ColorRole.LINE2).color());
		gc.drawRectangle(0, 0, area.width - 1, area.height - captionHeight - 1);
		paintTexts(gc, area, captionHeight);
	}

	private void paintImage(GC gc, Image shown, Rectangle room) {
		Point size = sizeOf(shown);
		Rectangle at = fit(size, room);
		gc.setAdvanced(true);
		gc.setInterpolation(at.width == size.x ? SWT.NONE : SWT.HIGH);
		gc.setAlpha(failure.isEmpty() ? 255 : GREYED);
		gc.drawImage(shown, 0, 0, size.x, size.y, at.x, at.y, at.width, at.height);
		gc.setAlpha(255);
	}

	private void paintTexts(GC gc, Rectangle area, int captionHeight) {
		String text = caption();
		if (captionHeight > 0) {
			gc.setForeground(ColorRole.FAIL.color());
			gc.setBackground(ColorRole.SURFACE.color());
			gc.fillRectangle(0, area.height - captionHeight, area.width, captionHeight);
			gc.drawText(new DiagramGraphics(gc).cut(text, area.width), 0, area.height - captionHeight + 3, true);
		} else if (image == null) {
			gc.setForeground(ColorRole.FAINT.color());
			String shortened = new DiagramGraphics(gc).cut(text, area.width - 8);
			Point extent = gc.textExtent(shortened);
			gc.drawText(shortened, (area.width - extent.x) / 2, (area.height - extent.y) / 2, true);
		}
	}

	/** The screen's size, or why there is none. */
	private String caption() {
		if (!failure.isEmpty()) {
			return failure;
		}
		return screenSize().map(size -> Messages.bind(Messages.ScreenPicture_size, size.x, size.y))
				.orElse(asking && nothing.isEmpty()
						? Messages.ScreenPicture_capturing
						: Messages.ScreenPicture_nothing);
	}

	/** The largest place in this room for something of this size, centred, in its own proportions, never enlarged. */
	static Rectangle fit(Point size, Rectangle room) {
		double scale = Math.min(1, Math.min((double) room.width / size.x, (double) room.height / size.y));
		int width = Math.max(1, (int) Math.round(size.x * scale));
		int height = Math.max(1, (int) Math.round(size.y * scale));
		return new Rectangle(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height);
	}

	private static Point sizeOf(Image image) {
		Rectangle bounds = image.getBounds();
		return new Point(bounds.width, bounds.height);
	}

	private void open() {
		opener.ifPresent(Runnable::run);
	}

	private void keyPressed(KeyEvent e) {
		if (e.character == SWT.CR) {
			open();
		}
	}

	private static void traverse(TraverseEvent e) {
		e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
				|| e.detail == SWT.TRAVERSE_ESCAPE;
	}
}
