package org.wheelhouse.ui.display;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;
import org.wheelhouse.rfb.Damage;
import org.wheelhouse.rfb.session.Framebuffer;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Paints a framebuffer: only what is dirty, scaled as wanted. A frame in the accent colour tells that keys go to the guest.
 * UI thread.
 */
final class ScreenCanvas extends Canvas implements WidgetIds {

	private static final int FRAME = 2;
	/** A screen that has not changed for so long stands. */
	private static final Duration STANDS = Duration.ofMillis(300);

	private final List<Damage> pending = new ArrayList<>();
	private @Nullable Framebuffer framebuffer;
	private @Nullable PixelImage image;
	private Zoom zoom = new Zoom.Fit();
	private boolean marked;
	private final Conflated refining;
	/** When something changed last. */
	private long lastChange = System.nanoTime() - STANDS.toNanos();

	ScreenCanvas(Composite parent) {
		super(parent, SWT.H_SCROLL | SWT.V_SCROLL | SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED);
		WidgetIds.name(this, "display.screen");
		setData(WidgetIds.KEY, this);
		refining = new Conflated(getDisplay(), STANDS, this::refine);
		scrolls(getHorizontalBar());
		scrolls(getVerticalBar());
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.Resize, _ -> arrange());
		addListener(SWT.Dispose, _ -> {
			refining.stop();
			forgetImage();
		});
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent e) {
				if (e != null) {
					e.result = screenSize().map(size -> Messages.bind(Messages.Screen_Accessible, size.x, size.y))
							.orElse(Messages.Screen_AccessibleEmpty);
				}
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(@Nullable AccessibleControlEvent e) {
				if (e != null) {
					e.detail = ACC.ROLE_CANVAS;
				}
			}
		});
	}

	/** Shows this framebuffer from now on; null shows nothing. */
	void show(@Nullable Framebuffer shown) {
		framebuffer = shown;
		forgetImage();
		arrange();
	}

	/** How large it is shown. */
	void setZoom(Zoom wanted) {
		zoom = wanted;
		arrange();
	}

	/** Whether the frame says that keys go to the guest. */
	void setMarked(boolean wanted) {
		marked = wanted;
		redraw();
	}

	/** Pixels of the framebuffer, or its size, have changed: paints them soon. */
	void damaged() {
		var shown = framebuffer;
		if (shown == null || isDisposed()) {
			return;
		}
		var damages = shown.takeDamage();
		var painted = image;
		if (painted == null || !painted.fits()) {
			forgetImage();
			arrange();
			return;
		}
		pending.addAll(damages);
		lastChange = System.nanoTime();
		refining.request();
		projection().ifPresent(now -> damages.forEach(damage -> redraw(now, damage)));
	}

	private void redraw(Projection now, Damage damage) {
		var area = now.toCanvas(damage.x(), damage.y(), damage.width(), damage.height());
		redraw(area.x, area.y, area.width, area.height, false);
	}

	/** Width and height of the guest's screen; empty before there is one. */
	Optional<Point> screenSize() {
		var shown = framebuffer;
		return shown == null || shown.width() == 0 || shown.height() == 0
				? Optional.empty()
				: Optional.of(new Point(shown.width(), shown.height()));
	}

	/** Where the screen is on the canvas; empty before there is one. */
	Optional<Projection> projection() {
		var area = getClientArea();
		var room = new Point(Math.max(1, area.width - 2 * FRAME), Math.max(1, area.height - 2 * FRAME));
		var origin = new Point(getHorizontalBar().getSelection(), getVerticalBar().getSelection());
		return screenSize().map(size -> Projection.of(size, room, zoom, origin)).map(inner -> new Projection(
				inner.screen(), new Rectangle(inner.place().x + FRAME, inner.place().y + FRAME, inner.place().width,
						inner.place().height)));
	}

	/** The picture as it is now; empty before there is one. */
	Optional<ImageData> copy() {
		var painted = image;
		return painted == null ? Optional.empty() : Optional.of(painted.copy());
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		return projection().map(now -> Map.of("display/screen", now.place().intersection(getClientArea())))
				.orElse(Map.of());
	}

	private void scrolls(ScrollBar bar) {
		bar.setVisible(false);
		bar.addListener(SWT.Selection, _ -> redraw());
	}

	/** Bars only where a screen of fixed size is larger than the canvas. */
	private void arrange() {
		if (isDisposed()) {
			return;
		}
		var place = projection().map(Projection::place).orElse(new Rectangle(0, 0, 0, 0));
		var area = getClientArea();
		var fixed = zoom instanceof Zoom.Percent;
		bar(getHorizontalBar(), fixed, place.width, area.width - 2 * FRAME);
		bar(getVerticalBar(), fixed, place.height, area.height - 2 * FRAME);
		redraw();
	}

	private static void bar(ScrollBar bar, boolean fixed, int size, int room) {
		var needed = fixed && room > 0 && size > room;
		if (needed) {
			bar.setValues(Math.min(bar.getSelection(), size - room), 0, size, room, 20, room);
		} else {
			bar.setSelection(0);
		}
		if (bar.getVisible() != needed) {
			bar.setVisible(needed);
		}
	}

	private void forgetImage() {
		var painted = image;
		image = null;
		pending.clear();
		if (painted != null) {
			painted.dispose();
		}
	}

	private void paint(GC gc) {
		var now = projection();
		if (now.isEmpty()) {
			gc.setBackground(ColorRole.BACKDROP.color());
			gc.fillRectangle(getClientArea());
			return;
		}
		var place = now.get().place();
		paintAround(gc, place);
		current().paint(gc, place, smoothing(now.get()));
		if (marked) {
			gc.setForeground(ColorRole.ACCENT.color());
			gc.setLineWidth(FRAME);
			gc.drawRectangle(place.x - FRAME / 2, place.y - FRAME / 2, place.width + FRAME, place.height + FRAME);
		}
	}

	/** What moves is scaled quickly, and finely once it stands. */
	private Smoothing smoothing(Projection now) {
		if (now.isRealSize()) {
			return Smoothing.NONE;
		}
		return isMoving() ? Smoothing.QUICK : Smoothing.FINE;
	}

	private boolean isMoving() {
		return System.nanoTime() - lastChange < STANDS.toNanos();
	}

	private void refine() {
		if (isDisposed()) {
			return;
		}
		if (isMoving()) {
			refining.request();
		} else {
			redraw();
		}
	}

	private void paintAround(GC gc, Rectangle place) {
		var area = getClientArea();
		gc.setBackground(ColorRole.BACKDROP.color());
		gc.fillRectangle(0, 0, area.width, place.y);
		gc.fillRectangle(0, place.y + place.height, area.width, area.height - place.y - place.height);
		gc.fillRectangle(0, place.y, place.x, place.height);
		gc.fillRectangle(place.x + place.width, place.y, area.width - place.x - place.width, place.height);
	}

	/** The image with all that has changed so far. */
	private PixelImage current() {
		var painted = image;
		if (painted == null || !painted.fits()) {
			forgetImage();
			painted = new PixelImage(getDisplay(), Objects.requireNonNull(framebuffer));
			image = painted;
		}
		pending.forEach(painted::update);
		pending.clear();
		return painted;
	}
}
