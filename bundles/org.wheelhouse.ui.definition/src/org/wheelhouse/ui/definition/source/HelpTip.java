package org.wheelhouse.ui.definition.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;

/** Beside the pointer, or by Control, Shift and Space beside the caret: what is wrong there, and what is known of what is written there. UI thread. */
final class HelpTip extends ToolTip {

	private static final int WIDTH = 380;
	private static final int GAP = 6;

	private final StyledText text;
	private final Source source;

	/** Who knows. */
	interface Source {

		/** What is wrong at an offset. */
		List<Finding> marks(int offset);

		/** What is known of what is written there. */
		Optional<SourceHelp> help(int offset);
	}

	HelpTip(StyledText text, Source source) {
		super(text, ToolTip.NO_RECREATE, false);
		this.text = text;
		this.source = source;
		setPopupDelay(400);
		text.addListener(SWT.FocusOut, _ -> hide());
		text.addModifyListener(_ -> hide());
	}

	/** Shows it for what is written at the caret. */
	void showAtCaret() {
		var place = text.getLocationAtOffset(text.getCaretOffset());
		hide();
		show(new Point(place.x, place.y + text.getLineHeight() + GAP));
	}

	private int offset(@Nullable Event event) {
		return event == null || event.type == 0
				? text.getCaretOffset()
				: text.getOffsetAtPoint(new Point(event.x, event.y));
	}

	@Override
	protected boolean shouldCreateToolTip(@Nullable Event event) {
		var offset = offset(event);
		return text.getShell() == text.getDisplay().getActiveShell() && super.shouldCreateToolTip(event) && offset >= 0
				&& (!source.marks(offset).isEmpty() || source.help(offset).isPresent());
	}

	/** A new tip for each place. */
	@Override
	protected @Nullable Object getToolTipArea(@Nullable Event event) {
		var offset = offset(event);
		return offset < 0
				? null
				: source.help(offset).<Object>map(help -> help)
						.orElseGet(() -> source.marks(offset).isEmpty() ? "" : source.marks(offset));
	}

	@Override
	protected Composite createToolTipContentArea(@Nullable Event event, @Nullable Composite parent) {
		var offset = offset(event);
		var content = new Composite(parent, SWT.NONE);
		ColorRole.ALT.fill(content);
		GridLayoutFactory.fillDefaults().margins(8, 6).spacing(0, 3).applyTo(content);
		source.marks(offset)
				.forEach(mark -> line(content, Fonts.PLAIN, mark.weight().color(), mark.text()));
		source.help(offset).ifPresent(help -> {
			line(content, Fonts.BOLD, ColorRole.TEXT, help.title());
			Stream.of(help.detail(), help.text()).filter(said -> !said.isEmpty())
					.forEach(said -> line(content, Fonts.PLAIN, ColorRole.TEXT, said));
			if (!help.source().isEmpty()) {
				line(content, Fonts.SMALL, ColorRole.TEXT2, help.source());
			}
		});
		return content;
	}

	private static void line(Composite parent, Fonts font, ColorRole ink, String said) {
		var label = new Label(parent, SWT.WRAP);
		label.setText(Literal.label(said));
		label.setFont(font.font());
		ColorRole.ALT.fill(label);
		ink.ink(label);
		var width = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		GridDataFactory.fillDefaults().hint(Math.min(WIDTH, width), SWT.DEFAULT).applyTo(label);
	}
}
