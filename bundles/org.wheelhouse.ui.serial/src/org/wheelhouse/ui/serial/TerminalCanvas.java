package org.wheelhouse.ui.serial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.terminal.Terminal;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.FontsChanged;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Shows a terminal and sends it keys. Paints only lines that changed. At its end it follows what is written; scrolled back it
 * stays with the lines that are read. UI thread.
 */
final class TerminalCanvas extends Canvas implements WidgetIds {

	private static final int WHEEL_LINES = 3;

	private final Consumer<byte[]> sender;
	private final KeyGrab keys;
	private Terminal terminal = new Terminal(0, _ -> {
		// nobody is there yet
	});
	private TextSelection selection = new TextSelection(terminal);
	private CellSize cell = new CellSize(1, 1);
	/** The number of the line that is painted at the top. */
	private long top;
	/** The line for whose cursor it was scrolled to the side; negative for none. */
	private long revealed = -1;
	private boolean following = true;

	/**
	 * @param sender   takes what keys send
	 * @param keysHeld told whether the guest has the keys
	 */
	TerminalCanvas(Composite parent, Consumer<byte[]> sender, Consumer<Boolean> keysHeld) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED);
		this.sender = sender;
		WidgetIds.name(this, "serial.screen");
		setData(WidgetIds.KEY, this);
		ColorRole.SURFACE.fill(this);
		measure();
		addListener(SWT.Paint, event -> paint(event.gc, new Rectangle(event.x, event.y, event.width, event.height)));
		addListener(SWT.Resize, _ -> fit());
		addListener(SWT.KeyDown, this::key);
		getVerticalBar().addListener(SWT.Selection,
				_ -> scrollTo(terminal.firstLine() + getVerticalBar().getSelection()));
		getHorizontalBar().addListener(SWT.Selection, _ -> redraw());
		addListener(SWT.MouseVerticalWheel, event -> {
			scrollTo(top - (long) Integer.signum(event.count) * WHEEL_LINES);
			event.doit = false;
		});
		keys = new KeyGrab(this, held -> {
			if (!isDisposed()) {
				redraw();
			}
			keysHeld.accept(held);
		});
		new SelectingMouse(this).install();
		FontsChanged.follow(this, () -> {
			measure();
			fit();
		});
	}

	/** Shows another terminal from now on. */
	void show(Terminal other) {
		terminal = other;
		selection = new TextSelection(other);
		revealed = -1;
		following = true;
		terminal.takeDirty();
		fit();
	}

	Terminal terminal() {
		return terminal;
	}

	TextSelection selection() {
		return selection;
	}

	KeyGrab keys() {
		return keys;
	}

	/** The terminal has changed: paints what did. */
	void refresh() {
		var dirty = terminal.takeDirty();
		if (dirty.isEmpty()) {
			return;
		}
		var before = top;
		follow();
		adjustBars();
		var aside = keys.isHeld() && revealCursor();
		if (aside || top != before) {
			redraw();
			return;
		}
		var first = Math.max(dirty.first(), top);
		var last = Math.min(dirty.last(), top + visibleRows());
		if (first <= last) {
			redraw(0, y(first), getClientArea().width, (int) (last - first + 1) * cell.height(), false);
		}
	}

	/** Takes the theme's font again. */
	void measure() {
		setFont(Fonts.TERMINAL.font());
		cell = CellSize.of(this);
	}

	/** Gives the terminal the size that is seen, at least the one that guests believe in. */
	private void fit() {
		var area = getClientArea();
		terminal.resize(Math.max(Terminal.USUAL_COLUMNS, cell.column(area.width)),
				Math.max(Terminal.USUAL_ROWS, area.height / cell.height()));
		terminal.takeDirty();
		follow();
		adjustBars();
		redraw();
	}

	private void follow() {
		top = following ? lowestTop() : Math.clamp(top, terminal.firstLine(), lowestTop());
	}

	/** Where the end is seen: of what is written, when the screen is higher than what is seen of it. */
	private long lowestTop() {
		var cursor = terminal.cursor().line();
		var end = terminal.lastLine();
		while (end > cursor && terminal.line(end).text().isEmpty()) {
			end--;
		}
		return Math.max(terminal.screenLine(), Math.min(cursor, end - visibleRows() + 1));
	}

	private int visibleRows() {
		return Math.max(1, getClientArea().height / cell.height());
	}

	/** Scrolls so that this line is the first, as far as there are lines. */
	void scrollTo(long line) {
		var lowest = lowestTop();
		top = Math.clamp(line, terminal.firstLine(), lowest);
		following = top == lowest;
		adjustBars();
		redraw();
	}

	private void adjustBars() {
		var rows = visibleRows();
		var vertical = getVerticalBar();
		var lines = (int) (lowestTop() - terminal.firstLine()) + rows;
		vertical.setValues((int) (top - terminal.firstLine()), 0, Math.max(lines, rows), rows, 1, rows);
		var horizontal = getHorizontalBar();
		var width = cell.x(terminal.columns());
		var shown = getClientArea().width;
		if (horizontal.isVisible() != width > shown) {
			horizontal.setVisible(width > shown);
		}
		horizontal.setValues(Math.clamp(horizontal.getSelection(), 0, Math.max(0, width - shown)), 0,
				Math.max(1, width),
				Math.clamp(shown, 1, Math.max(1, width)), cell.x(1), Math.max(1, shown));
	}

	/** How many columns fit. */
	int columnsInSight() {
		return Math.clamp(cell.column(getClientArea().width), 0, terminal.columns());
	}

	/**
	 * Scrolls to the side until what is typed can be seen, and back once the cursor has left that line: what is answered begins
	 * at the first column. False where nothing moves.
	 */
	private boolean revealCursor() {
		var bar = getHorizontalBar();
		var cursor = terminal.cursor();
		var left = cell.x(cursor.column());
		var right = left + cell.x(1);
		var shown = getClientArea().width;
		var sight = bar.getSelection();
		var back = revealed >= 0 && revealed != cursor.line() && right <= shown && sight > 0;
		if (!bar.isVisible() || !back && left >= sight && right <= sight + shown) {
			return false;
		}
		revealed = right <= shown ? -1 : cursor.line();
		bar.setSelection(right <= shown ? 0 : right - shown);
		return true;
	}

	private int originX() {
		return getHorizontalBar().isVisible() ? -getHorizontalBar().getSelection() : 0;
	}

	private int y(long line) {
		return (int) (line - top) * cell.height();
	}

	/** The line at a place, of those that there are. */
	long lineAt(int y) {
		return Math.clamp(top + Math.floorDiv(y, cell.height()), terminal.firstLine(), terminal.lastLine());
	}

	/** The gap between two cells that is nearest to a place. */
	int gapAt(int x) {
		return Math.clamp(Math.round((x - originX()) / cell.width()), 0, terminal.columns());
	}

	/** The cell at a place. */
	int columnAt(int x) {
		return Math.clamp(cell.column(x - originX()), 0, terminal.columns() - 1);
	}

	private void paint(GC gc, Rectangle dirty) {
		var painter = new LinePainter(gc, cell, originX(), terminal, selection.range(), keys.isHeld());
		painter.clear(dirty.x, dirty.y, dirty.width, dirty.height);
		var first = lineAt(dirty.y);
		var last = lineAt(dirty.y + dirty.height - 1);
		for (var line = Math.max(first, top); line <= last; line++) {
			painter.paint(line, y(line));
		}
	}

	private void key(Event event) {
		if (!keys.passes(event)) {
			return;
		}
		event.doit = false;
		if (!shortcut(event)) {
			Keyboard.bytes(event, terminal.keys()).ifPresent(this::type);
		}
	}

	/** The few keys that the guest does not get, as terminals have them. */
	private boolean shortcut(Event event) {
		var state = event.stateMask & SWT.MODIFIER_MASK;
		if (state == (SWT.CTRL | SWT.SHIFT) && (event.keyCode == 'c' || event.keyCode == 'v')) {
			if (event.keyCode == 'c') {
				TextClip.copy(this, selection.text());
			} else {
				paste();
			}
			return true;
		}
		if (state == SWT.SHIFT && (event.keyCode == SWT.PAGE_UP || event.keyCode == SWT.PAGE_DOWN)) {
			scrollTo(top + (event.keyCode == SWT.PAGE_UP ? -visibleRows() : visibleRows()));
			return true;
		}
		return false;
	}

	/** Types what is in the clipboard. */
	void paste() {
		type(terminal.keys().paste(TextClip.text(this)));
	}

	/** Types what is selected, here or elsewhere. */
	void pasteSelection() {
		type(terminal.keys().paste(TextClip.selected(this)));
	}

	/** Scrolls on for a drag that has left at the top or the bottom. */
	void scrollNear(int y) {
		if (y < 0) {
			scrollTo(top - 1);
		} else if (y > getClientArea().height) {
			scrollTo(top + 1);
		}
	}

	private void type(byte[] bytes) {
		if (bytes.length == 0) {
			return;
		}
		following = true;
		selection.clear();
		follow();
		adjustBars();
		redraw();
		sender.accept(bytes);
	}

	/** Lines in sight by what is written in them: {@code line/text}; and {@code cursor}. */
	@Override
	public Map<String, Rectangle> landmarks() {
		var places = new LinkedHashMap<String, Rectangle>();
		for (var line = top; line <= Math.min(terminal.lastLine(), top + visibleRows() - 1); line++) {
			var text = terminal.line(line).text();
			if (!text.isEmpty()) {
				places.put("line/" + text,
						new Rectangle(originX(), y(line), cell.x(text.length()), cell.height()));
			}
		}
		var cursor = terminal.cursor();
		places.put("cursor",
				new Rectangle(originX() + cell.x(cursor.column()), y(cursor.line()), cell.x(1), cell.height()));
		return places;
	}
}
