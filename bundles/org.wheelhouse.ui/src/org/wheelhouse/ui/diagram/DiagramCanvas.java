package org.wheelhouse.ui.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * A canvas that paints a {@link Diagram} and lets a person point at, walk through and select what is in it. Arrow keys move
 * the selection, Enter opens, Delete takes away, the menu key opens the menu at the selected spot; a screen reader hears
 * the spots as a list. Ctrl with the wheel, plus, minus and 0 zoom; the middle button pans. UI thread.
 */
public final class DiagramCanvas extends Canvas implements ISelectionProvider, WidgetIds {

	private static final int SCROLL_STEP = 24;
	private static final int MIDDLE = 2;
	/** What a line and a rounded size may add to a spot. */
	private static final int SEAM = 2;
	private static final List<Double> ZOOMS = List.of(0.25, 0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0);

	private final IntFunction<Diagram> arranger;
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
	private Consumer<Object> opener = _ -> {
	};
	private Consumer<Object> remover = _ -> {
	};
	private Diagram scene = NoScene.INSTANCE;
	private Optional<Object> selected = Optional.empty();
	private Optional<Object> pointed = Optional.empty();
	private int originX;
	private int originY;
	private double zoom = 1;
	private Optional<Point> panning = Optional.empty();

	/**
	 * @param id       what tests know it by, for example {@code pci.picture}
	 * @param name     what a screen reader calls it
	 * @param arranger makes the scene for a width in pixels
	 */
	public DiagramCanvas(Composite parent, String id, String name, IntFunction<Diagram> arranger) {
		super(parent, SWT.H_SCROLL | SWT.V_SCROLL | SWT.DOUBLE_BUFFERED);
		this.arranger = arranger;
		ColorRole.SURFACE.fill(this);
		setFont(Fonts.PLAIN.font());
		WidgetIds.name(this, id);
		setData(WidgetIds.KEY, this);
		new SpokenHotSpots(this, name).install();
		// Hiding a bar resizes the canvas: nobody may hear of that before all is there.
		scrolls(getVerticalBar());
		scrolls(getHorizontalBar());
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.Resize, _ -> rearrange());
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN);
		addListener(SWT.MouseDown, event -> {
			panning = event.button == MIDDLE ? Optional.of(new Point(event.x, event.y)) : Optional.empty();
			if (event.button != MIDDLE) {
				press(event.x, event.y);
			}
		});
		addListener(SWT.MouseUp, _ -> panning = Optional.empty());
		addListener(SWT.MouseWheel, this::wheel);
		addListener(SWT.MouseDoubleClick, event -> open(spotAt(event.x, event.y)));
		addListener(SWT.MouseMove, event -> {
			panning.ifPresent(from -> pan(from, event.x, event.y));
			point(spotAt(event.x, event.y));
		});
		addListener(SWT.MouseExit, _ -> point(Optional.empty()));
		addListener(SWT.FocusIn, _ -> redraw());
		addListener(SWT.FocusOut, _ -> redraw());
		addListener(SWT.MenuDetect, this::placeMenu);
	}

	/** Called with the element of a spot at Enter or a double click. */
	public void onOpen(Consumer<Object> action) {
		opener = action;
	}

	/** Called with the element of the selected spot at Delete. */
	public void onDelete(Consumer<Object> action) {
		remover = action;
	}

	/** Asks for the scene again and shows it. Scroll position and selection stay. */
	public void rearrange() {
		if (isDisposed()) {
			return;
		}
		scene = arranger.apply(room());
		if (adjustBars()) {
			scene = arranger.apply(room());
			adjustBars();
		}
		redraw();
	}

	/** How wide the canvas is in the measure of the scene. */
	private int room() {
		return (int) (widthInSight() / zoom);
	}

	/** GTK may lay the bar over the canvas. */
	private int widthInSight() {
		var bar = getVerticalBar();
		boolean above = bar.getVisible() && getScrollbarsMode() == SWT.SCROLLBAR_OVERLAY;
		return getClientArea().width - (above ? bar.getSize().x : 0);
	}

	/** How large the scene is shown: 1 is its own size. */
	public double zoom() {
		return zoom;
	}

	/** Shows it this large; the scene is arranged anew for the room that there is then. */
	public void zoom(double wanted) {
		zoom = Math.clamp(wanted, ZOOMS.getFirst(), ZOOMS.getLast());
		rearrange();
		selected.flatMap(this::spotOf).ifPresent(this::reveal);
	}

	/** One step larger or smaller. */
	public void zoomStep(boolean larger) {
		var steps = larger ? ZOOMS : ZOOMS.reversed();
		steps.stream().filter(step -> larger ? step > zoom : step < zoom).findFirst().ifPresent(this::zoom);
	}

	/** The scene as it is, without what the pointer and the focus add. */
	public Diagram diagram() {
		return scene;
	}

	/** The spot at a point of the canvas. */
	public Optional<HotSpot> spotAt(int x, int y) {
		int sceneX = (int) ((x + originX) / zoom);
		int sceneY = (int) ((y + originY) / zoom);
		return scene.spots().stream().filter(spot -> spot.bounds().contains(sceneX, sceneY)).findFirst();
	}

	/** The spot of an element. */
	public Optional<HotSpot> spotOf(Object element) {
		return scene.spots().stream().filter(spot -> spot.standsFor(element)).findFirst();
	}

	/** Everything that can be pointed at, in the order of reading. */
	public List<HotSpot> spots() {
		return scene.spots();
	}

	/** Scrolls a little when a point is near an edge: for a drag that wants to go on. */
	public void scrollNear(int x, int y) {
		var area = getClientArea();
		nudge(getVerticalBar(), y, area.height);
		nudge(getHorizontalBar(), x, area.width);
		var before = new Point(originX, originY);
		if (adjustBars()) {
			rearrange();
		} else if (!before.equals(new Point(originX, originY))) {
			redraw();
		}
	}

	private static void nudge(ScrollBar bar, int at, int length) {
		int step = at < SCROLL_STEP ? -SCROLL_STEP / 4 : at > length - SCROLL_STEP ? SCROLL_STEP / 4 : 0;
		if (step != 0 && bar.isVisible()) {
			bar.setSelection(bar.getSelection() + step);
		}
	}

	/** Where a rectangle of the scene is on the canvas now. */
	public Rectangle onCanvas(Rectangle bounds) {
		return new Rectangle(shown(bounds.x) - originX, shown(bounds.y) - originY, shown(bounds.width),
				shown(bounds.height));
	}

	private int shown(int inScene) {
		return (int) Math.round(inScene * zoom);
	}

	private void wheel(Event event) {
		if ((event.stateMask & SWT.MOD1) != 0) {
			event.doit = false;
			zoomStep(event.count > 0);
		}
	}

	private void pan(Point from, int x, int y) {
		getHorizontalBar().setSelection(getHorizontalBar().getSelection() + from.x - x);
		getVerticalBar().setSelection(getVerticalBar().getSelection() + from.y - y);
		panning = Optional.of(new Point(x, y));
		adjustBars();
		redraw();
	}

	/** Shows an element as being pointed at; empty for none. */
	public void point(Optional<HotSpot> spot) {
		var element = spot.map(HotSpot::element);
		if (!element.equals(pointed)) {
			var before = pointed.flatMap(this::spotOf);
			pointed = element;
			Literal.tip(this, spot.map(HotSpot::tip).orElse(""));
			if (scene.pointsWithinSpots()) {
				before.ifPresent(this::redraw);
				spot.ifPresent(this::redraw);
			} else {
				redraw();
			}
		}
	}

	private void redraw(HotSpot spot) {
		var bounds = onCanvas(spot.bounds());
		redraw(bounds.x - SEAM, bounds.y - SEAM, bounds.width + 2 * SEAM, bounds.height + 2 * SEAM, false);
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var landmarks = new LinkedHashMap<String, Rectangle>();
		scene.landmarks().forEach((name, bounds) -> landmarks.put(name, onCanvas(bounds)));
		return landmarks;
	}

	/** The selected element, if any. */
	public Optional<Object> selected() {
		return selected;
	}

	@Override
	public IStructuredSelection getSelection() {
		return selected.map(StructuredSelection::new).orElse(StructuredSelection.EMPTY);
	}

	/** Selects an element, scrolls to it and tells nobody who is not a listener; what is not in the picture clears it. */
	@Override
	public void setSelection(@Nullable ISelection selection) {
		var element = selection instanceof IStructuredSelection structured
				? Optional.<Object>ofNullable(structured.getFirstElement())
				: Optional.empty();
		select(element.filter(wanted -> spotOf(wanted).isPresent()));
	}

	@Override
	public void addSelectionChangedListener(@Nullable ISelectionChangedListener listener) {
		listeners.add(Objects.requireNonNull(listener));
	}

	@Override
	public void removeSelectionChangedListener(@Nullable ISelectionChangedListener listener) {
		listeners.remove(Objects.requireNonNull(listener));
	}

	private void select(Optional<Object> element) {
		if (element.equals(selected)) {
			return;
		}
		selected = element;
		element.flatMap(this::spotOf).ifPresent(this::reveal);
		redraw();
		selectedIndex().ifPresent(index -> getAccessible().setFocus(index));
		var event = new SelectionChangedEvent(this, getSelection());
		listeners.forEach(listener -> listener.selectionChanged(event));
	}

	private Optional<Integer> selectedIndex() {
		for (int i = 0; i < scene.spots().size(); i++) {
			if (selected.filter(scene.spots().get(i)::standsFor).isPresent()) {
				return Optional.of(i);
			}
		}
		return Optional.empty();
	}

	private void press(int x, int y) {
		forceFocus();
		select(spotAt(x, y).map(HotSpot::element));
	}

	private void open(Optional<HotSpot> spot) {
		spot.map(HotSpot::element).ifPresent(opener);
	}

	private void key(Event event) {
		if ((event.stateMask & SWT.MOD1) != 0) {
			switch (event.keyCode) {
				case '+', '=', SWT.KEYPAD_ADD -> zoomStep(true);
				case '-', SWT.KEYPAD_SUBTRACT -> zoomStep(false);
				case '0', SWT.KEYPAD_0 -> zoom(1);
				default -> {
					// Not for the picture.
				}
			}
			return;
		}
		switch (event.keyCode) {
			case SWT.CR, SWT.KEYPAD_CR -> selected.ifPresent(opener);
			case SWT.DEL -> selected.ifPresent(remover);
			case SWT.ESC -> select(Optional.empty());
			default -> Arrows.next(scene.spots().stream().map(HotSpot::bounds).toList(), selectedIndex().orElse(-1),
					event.keyCode).ifPresent(next -> select(Optional.of(scene.spots().get(next).element())));
		}
	}

	/** The menu key opens the menu where the selected spot is, not where the pointer happens to be. */
	private void placeMenu(Event event) {
		// A tooltip would cover it.
		point(Optional.empty());
		if (event.detail != SWT.MENU_KEYBOARD) {
			return;
		}
		selected.flatMap(this::spotOf).ifPresent(spot -> {
			var bounds = onCanvas(spot.bounds());
			var at = toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
			event.x = at.x;
			event.y = at.y;
		});
	}

	private void paint(GC gc) {
		gc.setAntialias(SWT.ON);
		var transform = new Transform(gc.getDevice());
		try {
			transform.translate(-originX, -originY);
			transform.scale((float) zoom, (float) zoom);
			gc.setTransform(transform);
			scene.paint(gc, new RenderState(selected, pointed, isFocusControl()));
			gc.setTransform(null);
		} finally {
			transform.dispose();
		}
		if (isFocusControl()) {
			var area = getClientArea();
			gc.setForeground(ColorRole.ACCENT.color());
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
	}

	private void scrolls(ScrollBar bar) {
		bar.setVisible(false);
		bar.addListener(SWT.Selection, _ -> {
			originX = getHorizontalBar().isVisible() ? getHorizontalBar().getSelection() : 0;
			originY = getVerticalBar().isVisible() ? getVerticalBar().getSelection() : 0;
			redraw();
		});
	}

	/** Shows the bars that are needed; returns whether the width changed by that. */
	private boolean adjustBars() {
		int before = widthInSight();
		adjust(getVerticalBar(), shown(scene.size().y), getClientArea().height);
		adjust(getHorizontalBar(), shown(scene.size().x), widthInSight());
		originX = getHorizontalBar().isVisible() ? getHorizontalBar().getSelection() : 0;
		originY = getVerticalBar().isVisible() ? getVerticalBar().getSelection() : 0;
		return before != widthInSight();
	}

	private static void adjust(ScrollBar bar, int wanted, int shown) {
		boolean needed = wanted > shown && shown > 0;
		if (needed) {
			bar.setValues(Math.min(bar.getSelection(), wanted - shown), 0, wanted, shown, SCROLL_STEP, shown);
		}
		if (bar.getVisible() != needed) {
			bar.setVisible(needed);
		}
	}

	private void reveal(HotSpot spot) {
		var area = getClientArea();
		reveal(getVerticalBar(), shown(spot.bounds().y), shown(spot.bounds().height), area.height);
		reveal(getHorizontalBar(), shown(spot.bounds().x), shown(spot.bounds().width), area.width);
		adjustBars();
	}

	private static void reveal(ScrollBar bar, int start, int length, int shown) {
		int first = bar.getSelection();
		if (start < first) {
			bar.setSelection(Math.max(0, start - SCROLL_STEP));
		} else if (start + length > first + shown) {
			bar.setSelection(start + length - shown + SCROLL_STEP);
		}
	}

	/** What there is before the first arrangement. */
	private enum NoScene implements Diagram {
		INSTANCE;

		@Override
		public Point size() {
			return new Point(0, 0);
		}

		@Override
		public List<HotSpot> spots() {
			return List.of();
		}

		@Override
		public Map<String, Rectangle> landmarks() {
			return Map.of();
		}

		@Override
		public void paint(GC gc, RenderState look) {
			// Nothing is there to be painted.
		}
	}
}
