package org.wheelhouse.ui.qmp.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FontsChanged;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Shows a transcript: coloured, long answers folded, the time that an answer took at the right. A click on a fold sign, or the
 * Enter key with the caret in the entry, folds and unfolds. UI thread; ends with its control.
 */
final class TranscriptText {

	private static final int MARGIN = 6;
	private static final int LATENCY_WIDTH = 76;

	private final StyledText text;
	private Transcript transcript = new Transcript();
	private boolean latencies = true;
	/**
	 * Whether the end is to be in sight. Not asked of the scroll bar when it is needed: where many lines have come, their heights
	 * are measured later, and it moves by itself.
	 */
	private boolean following = true;
	/** Pixels by which a line that goes on is set in. */
	private int wrapIndent;

	TranscriptText(Composite parent) {
		text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		FontsChanged.wear(text, Fonts.MONO);
		text.setAlwaysShowScrollBars(false);
		text.setMargins(MARGIN, MARGIN, LATENCY_WIDTH, MARGIN);
		text.setLineSpacing(1);
		wrapIndent = measured();
		ColorRole.SURFACE.fill(text);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, "console.transcript");
		text.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Transcript_Name));
		ColorsChanged.follow(text, this::rewrite);
		text.addPaintListener(event -> paintLatencies(event.gc));
		text.getVerticalBar().addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> follow()));
		text.addMouseListener(MouseListener.mouseUpAdapter(event -> {
			if (event.button == 1 && text.getSelectionCount() == 0) {
				clicked(event.x, event.y);
			}
		}));
		text.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.character == SWT.CR) {
				current().filter(index -> transcript.block(index).foldable()).ifPresent(this::turn);
			}
		}));
		text.addKeyListener(KeyListener.keyReleasedAdapter(_ -> follow()));
	}

	/** Somebody may have gone to the end or away from it. */
	private void follow() {
		following = isAtEnd();
	}

	StyledText control() {
		return text;
	}

	/** Shows another transcript from now on. */
	void show(Transcript other) {
		transcript = other;
		rewrite();
		toEnd();
	}

	/** Adds entries, all in one piece; stays at the end unless somebody has gone away from it. */
	void add(List<Entry> entries) {
		transcript.forgetOldest().ifPresent(this::apply);
		apply(transcript.add(entries));
		if (following) {
			toEnd();
		}
	}

	void clear() {
		transcript.clear();
		text.setText("");
	}

	void showLatencies(boolean show) {
		latencies = show;
		text.redraw();
	}

	/** The entry with the caret in it. */
	Optional<Integer> current() {
		return transcript.at(text.getCaretOffset());
	}

	void turn(int index) {
		text.setRedraw(false);
		apply(transcript.turn(index));
		text.setCaretOffset(transcript.start(index));
		text.setRedraw(true);
	}

	/** Folds, or unfolds, all that can be. */
	void foldAll(boolean folded) {
		text.setRedraw(false);
		for (var index = 0; index < transcript.size(); index++) {
			if (transcript.block(index).foldable() && transcript.block(index).folded() != folded) {
				apply(transcript.turn(index));
			}
		}
		text.setRedraw(true);
	}

	/** Goes to the next place with the words, and unfolds it; false when there is none. */
	boolean find(String words, boolean forward) {
		if (words.isEmpty()) {
			return true;
		}
		if (selectWithin(words, forward)) {
			return true;
		}
		var from = current().orElse(forward ? -1 : 0);
		var found = transcript.find(words, from, forward);
		found.ifPresent(index -> {
			if (transcript.block(index).folded()) {
				turn(index);
			}
			var block = transcript.block(index).text().toLowerCase(Locale.ROOT);
			var needle = words.toLowerCase(Locale.ROOT);
			var place = forward ? block.indexOf(needle) : block.lastIndexOf(needle);
			select(transcript.start(index) + place, words.length());
		});
		return found.isPresent();
	}

	/** Another place in the entry that is selected already. */
	private boolean selectWithin(String words, boolean forward) {
		if (text.getSelectionCount() == 0) {
			return false;
		}
		var index = transcript.at(text.getSelection().x);
		return index.map(block -> {
			var start = transcript.start(block);
			var lines = transcript.block(block).text().toLowerCase(Locale.ROOT);
			var needle = words.toLowerCase(Locale.ROOT);
			var place = forward
					? lines.indexOf(needle, text.getSelection().x - start + 1)
					: lines.lastIndexOf(needle, Math.max(0, text.getSelection().x - start) - 1);
			if (place >= 0) {
				select(start + place, words.length());
			}
			return place >= 0;
		}).orElse(false);
	}

	private void select(int start, int length) {
		text.setSelection(start, start + length);
		text.showSelection();
		follow();
	}

	private void apply(Transcript.Change change) {
		text.replaceTextRange(change.start(), change.removed(), change.text());
		if (!change.blocks().isEmpty()) {
			color(change.blocks(), change.start(), change.text().length());
		}
	}

	/** All of them at once: each call has the lines measured anew. */
	private void color(List<Block> blocks, int start, int length) {
		var ranges = new ArrayList<StyleRange>();
		var place = start;
		for (var block : blocks) {
			for (var span : block.spans()) {
				if (span.length() > 0) {
					ranges.add(new StyleRange(place + span.start(), span.length(), span.color().color(), null,
							span.bold() ? SWT.BOLD : SWT.NORMAL));
				}
			}
			place += block.text().length();
		}
		text.replaceStyleRanges(start, length, ranges.toArray(StyleRange[]::new));
		var first = text.getLineAtOffset(start);
		text.setLineWrapIndent(first, blocks.stream().mapToInt(Block::lines).sum(), wrapIndent);
		fill(blocks, first);
	}

	private void fill(List<Block> blocks, int first) {
		var line = first;
		for (var block : blocks) {
			var fill = switch (block.entry()) {
				case Entry.Asked _ -> ColorRole.ALT.color();
				case Entry.Failed _ -> ColorRole.ERROR_FILL.color();
				default -> null;
			};
			if (!Objects.equals(fill, text.getLineBackground(line))) {
				text.setLineBackground(line, block.lines(), fill);
			}
			line += block.lines();
		}
	}

	private int measured() {
		var gc = new GC(text);
		try {
			gc.setFont(text.getFont());
			return (Block.INDENT + 2) * gc.stringExtent("0").x;
		} finally {
			gc.dispose();
		}
	}

	private void rewrite() {
		wrapIndent = measured();
		text.setRedraw(false);
		text.setText("");
		apply(transcript.all());
		text.setRedraw(true);
	}

	private boolean isAtEnd() {
		var bar = text.getVerticalBar();
		return bar == null || bar.getSelection() + bar.getThumb() >= bar.getMaximum() - text.getLineHeight() * 2;
	}

	private void toEnd() {
		following = true;
		text.setCaretOffset(text.getCharCount());
		text.showSelection();
		// The times at the right stand where no line of the text is, and are not scrolled with it.
		text.redraw();
	}

	private void clicked(int x, int y) {
		var offset = text.getOffsetAtPoint(new Point(x, y));
		if (offset < 0) {
			return;
		}
		transcript.at(offset).ifPresent(index -> {
			var column = offset - transcript.start(index);
			if (transcript.block(index).foldable() && column >= Block.INDENT && column <= Block.INDENT + 4) {
				turn(index);
			}
		});
	}

	private void paintLatencies(GC gc) {
		if (!latencies || transcript.size() == 0) {
			return;
		}
		gc.setForeground(ColorRole.TEXT2.color());
		gc.setFont(text.getFont());
		var area = text.getClientArea();
		var top = text.getOffsetAtLine(text.getLineIndex(0));
		for (var index = transcript.at(top).orElse(0); index < transcript.size(); index++) {
			var place = text.getLocationAtOffset(transcript.start(index));
			if (place.y > area.height) {
				return;
			}
			var latency = transcript.block(index).latency();
			if (!latency.isZero()) {
				var words = words(latency);
				gc.drawString(words, area.width - gc.stringExtent(words).x - MARGIN, place.y, true);
			}
		}
	}

	/** A time in a few characters. */
	static String words(Duration latency) {
		var micros = latency.toNanos() / 1000.0;
		return micros < 10_000
				? "%.1f ms".formatted(micros / 1000)
				: micros < 1_000_000 ? "%.0f ms".formatted(micros / 1000) : "%.1f s".formatted(micros / 1_000_000);
	}
}
