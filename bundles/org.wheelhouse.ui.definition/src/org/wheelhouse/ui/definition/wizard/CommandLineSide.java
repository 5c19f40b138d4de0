package org.wheelhouse.ui.definition.wizard;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.ui.definition.wizard.ShownDefinition.Part;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.StyledParts;
import org.wheelhouse.ui.widget.WidgetIds;

/** The whole command line, the part of the field that has the focus marked, and each thing that Finish will do. UI thread. */
final class CommandLineSide extends Composite {

	private static final int WRAPPED = 28;
	private static final int WIDTH = 400;

	private final Label count;
	private final StyledText text;
	private final Label sign;
	private final Label legend;
	private final Label steps;
	private String definition = "";
	private ShownDefinition shown = ShownDefinition.of("");
	private List<Part> marked = List.of();

	CommandLineSide(Composite parent) {
		super(parent, SWT.NONE);
		ColorRole.ALT.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(14, 12).spacing(8, 6).applyTo(this);
		caption(Messages.Side_title, 1);
		count = new Label(this, SWT.NONE);
		ColorRole.TEXT2.ink(count);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(count);
		var copy = new Link(this, SWT.NONE);
		copy.setText("<a>" + Messages.Side_copy + "</a>");
		copy.setLinkForeground(ColorRole.ACCENT.color());
		copy.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(_ -> CopiedText.put(definition, getDisplay())));
		WidgetIds.name(copy, "newMachine.copy");
		text = text();
		sign = new Label(this, SWT.NONE);
		ColorRole.WARNING_FILL.fill(sign);
		legend = new Label(this, SWT.NONE);
		legend.setText(Messages.Side_legend);
		ColorRole.TEXT2.ink(legend);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(legend);
		caption(Messages.Side_finish, 3);
		steps = new Label(this, SWT.WRAP);
		ColorRole.TEXT.ink(steps);
		WidgetIds.name(steps, "newMachine.steps");
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(steps);
	}

	private StyledText text() {
		var made = new StyledText(this, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		made.setFont(Fonts.MONO.font());
		ColorRole.SURFACE.fill(made);
		ColorRole.TEXT.ink(made);
		made.setMargins(8, 6, 8, 6);
		made.setWrapIndent(WRAPPED);
		made.setAlwaysShowScrollBars(false);
		made.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		made.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Side_title));
		WidgetIds.name(made, "newMachine.commandLine");
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(WIDTH, 200).applyTo(made);
		ColorsChanged.follow(made, this::color);
		return made;
	}

	private void caption(String words, int columns) {
		var caption = new Label(this, SWT.NONE);
		caption.setText(words);
		caption.setFont(Fonts.BOLD.font());
		ColorRole.TEXT.ink(caption);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).span(columns, 1).applyTo(caption);
	}

	/**
	 * Shows what will be written and done.
	 *
	 * @param written   the text of the file
	 * @param otherwise the same with another value in the field that has the focus; the same text when nothing is to be marked
	 * @param done      each step, in order
	 */
	void show(String written, String otherwise, List<String> done) {
		definition = written;
		var now = ShownDefinition.of(written);
		marked = Differing.parts(now.text(), ShownDefinition.of(otherwise).text());
		if (!now.equals(shown)) {
			var top = text.getTopIndex();
			shown = now;
			text.setText(now.text());
			text.setTopIndex(top);
			count.setText(Plural.bind(Messages.Side_count, now.options().size()));
		}
		color();
		legend();
		var lines = new StringBuilder();
		for (var i = 0; i < done.size(); i++) {
			lines.append(i == 0 ? "" : "\n").append(i + 1).append("  ").append(done.get(i));
		}
		Literal.show(steps, lines.toString());
		layout(true, true);
	}

	private void color() {
		var parts = new StyledParts();
		shown.program().forEach(part -> {
			var range = new StyleRange(part.start(), part.length(), ColorRole.TEXT.color(), null);
			range.font = Fonts.MONO_BOLD.font();
			parts.add(range);
		});
		shown.options().forEach(part -> parts.add(part.start(), part.length(), ColorRole.ACCENT));
		shown.comments().forEach(part -> parts.add(part.start(), part.length(), ColorRole.TEXT2, SWT.ITALIC));
		marked.forEach(part -> parts.add(new StyleRange(part.start(), part.length(), ColorRole.TEXT.color(),
				ColorRole.WARNING_FILL.color())));
		parts.putOn(text);
	}

	/** What is marked first says by itself what the colour means. */
	private void legend() {
		var any = !marked.isEmpty();
		if (any) {
			var first = marked.getFirst();
			var words = shown.text().substring(first.start(), first.start() + first.length());
			Literal.show(sign, " " + (words.length() > 24 ? words.substring(0, 23) + "…" : words) + " ");
		}
		sign.setVisible(any);
		legend.setVisible(any);
	}

	/** The parts that are marked, as they are read. */
	List<String> marked() {
		return marked.stream()
				.map(part -> shown.text().substring(part.start(), part.start() + part.length())).toList();
	}
}
