package org.wheelhouse.ui.machine;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.FontsChanged;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.StyledParts;
import org.wheelhouse.ui.widget.WidgetIds;

/** Exactly what was executed, wrapped, names of options in colour, to be copied. UI thread. */
final class CommandLinePane {

	private final Composite control;
	private final Label count;
	private final Link copy;
	private final StyledText text;
	private List<String> shown = List.of();

	CommandLinePane(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 4).applyTo(control);
		var title = new Label(control, SWT.NONE);
		title.setText(Messages.CommandLine_Title);
		title.setFont(Fonts.BOLD.font());
		count = new Label(control, SWT.NONE);
		count.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(count);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(count);
		copy = new Link(control, SWT.NONE);
		copy.setText("<a>" + Messages.CommandLine_Copy + "</a>");
		copy.setLinkForeground(ColorRole.ACCENT.color());
		copy.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> copy()));
		WidgetIds.name(copy, "overview.commandLine.copy");
		text = new StyledText(control, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		FontsChanged.wear(text, Fonts.MONO);
		ColorRole.ALT.fill(text);
		text.setMargins(6, 4, 6, 4);
		text.setAlwaysShowScrollBars(false);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, true).hint(200, 90).applyTo(text);
		WidgetIds.name(text, "overview.commandLine");
		ColorsChanged.follow(text, this::color);
		show(List.of("?"), "");
		show(List.of(), Messages.CommandLine_None);
	}

	Composite control() {
		return control;
	}

	/**
	 * Shows these arguments, program first. Keeps scroll position and selection when they are the same.
	 *
	 * @param none what is said when there are none
	 */
	void show(List<String> arguments, String none) {
		if (arguments.equals(shown) && (!shown.isEmpty() || text.getText().equals(none))) {
			return;
		}
		shown = List.copyOf(arguments);
		copy.setVisible(!shown.isEmpty());
		if (shown.isEmpty()) {
			count.setText("");
			text.setText(none);
			return;
		}
		count.setText(Plural.bind(Messages.CommandLine_Arguments, shown.size() - 1));
		text.setText(CommandLineText.of(shown).text());
		color();
	}

	private void color() {
		if (shown.isEmpty()) {
			return;
		}
		var program = new StyleRange(0, CommandLineText.of(shown.subList(0, 1)).text().length(), ColorRole.TEXT.color(),
				null);
		program.font = Fonts.MONO_BOLD.font();
		var parts = new StyledParts().add(program);
		CommandLineText.of(shown).options()
				.forEach(option -> parts.add(option.start(), option.length(), ColorRole.ACCENT));
		parts.putOn(text);
	}

	private void copy() {
		CopiedText.put(CommandLineText.of(shown).text(), control.getDisplay());
	}
}
