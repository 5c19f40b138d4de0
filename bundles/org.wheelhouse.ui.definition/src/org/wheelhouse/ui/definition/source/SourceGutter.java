package org.wheelhouse.ui.definition.source;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Beside the text: a glyph where something is wrong, the number of each line, a bar where it is not saved. UI thread. */
final class SourceGutter {

	private static final int GLYPH = 16;
	private static final int GAP = 4;
	private static final int BAR = 3;

	private final Canvas canvas;
	private final StyledText text;
	private BitSet changed = new BitSet();
	private List<Finding> marks = List.of();

	/** @param id of the editor */
	SourceGutter(Composite parent, StyledText text, String id) {
		this.text = text;
		canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		ColorRole.ALT.fill(canvas);
		WidgetIds.name(canvas, id + ".gutter");
		canvas.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Gutter_Name));
		canvas.addPaintListener(event -> paint(event.gc));
		canvas.addListener(SWT.MouseMove, event -> Literal.tip(canvas, said(lineAt(event.y))));
		canvas.addMouseListener(MouseListener.mouseDownAdapter(event -> {
			text.setSelection(text.getOffsetAtLine(lineAt(event.y)));
			text.setFocus();
		}));
		// The text tells in no other way that it has been scrolled or wrapped anew.
		text.addPaintListener(_ -> canvas.redraw());
		GridDataFactory.fillDefaults().hint(width(), SWT.DEFAULT).grab(false, true).applyTo(canvas);
	}

	Canvas control() {
		return canvas;
	}

	void show(BitSet changedLines, List<Finding> now) {
		changed = changedLines;
		marks = now;
		var width = width();
		if (canvas.getLayoutData() instanceof GridData data && data.widthHint != width) {
			data.widthHint = width;
			canvas.getParent().layout(true);
		}
		canvas.redraw();
	}

	private int width() {
		var gc = new GC(canvas);
		gc.setFont(text.getFont());
		var digits = gc.textExtent("0".repeat(Math.max(2, String.valueOf(text.getLineCount()).length()))).x;
		gc.dispose();
		return GLYPH + GAP + digits + GAP + BAR + GAP;
	}

	private int lineAt(int y) {
		return Math.clamp(text.getLineIndex(y), 0, text.getLineCount() - 1);
	}

	private void paint(GC gc) {
		var size = canvas.getClientArea();
		var right = size.width - GAP - BAR;
		gc.setFont(text.getFont());
		var first = text.getTopIndex();
		if (first > 0) {
			first--; // one that is wrapped may begin above
		}
		for (var line = first; line < text.getLineCount(); line++) {
			var top = text.getLinePixel(line);
			if (top > size.height) {
				break;
			}
			var number = String.valueOf(line + 1);
			gc.setForeground(ColorRole.FAINT.color());
			gc.drawText(number, right - GAP - gc.textExtent(number).x, top, true);
			if (changed.get(line)) {
				gc.setBackground(ColorRole.ACCENT.color());
				gc.fillRectangle(right, top, BAR, text.getLinePixel(line + 1) - top);
			}
			var height = text.getLineHeight();
			at(line).stream().min(Comparator.comparing(Finding::weight)).ifPresent(
					mark -> gc.drawImage(mark.weight().icon().image(), 1, top + Math.max(0, (height - GLYPH) / 2)));
		}
	}

	private List<Finding> at(int line) {
		var from = text.getOffsetAtLine(line);
		var to = from + text.getLine(line).length();
		return marks.stream().filter(mark -> mark.where().start() >= from && mark.where().start() <= to).toList();
	}

	private String said(int line) {
		return at(line).stream().map(Finding::text).distinct().collect(Collectors.joining("\n"));
	}
}
