package org.wheelhouse.ui.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Says above a page what is wrong with the file, and offers what can be done; takes no room when nothing is. UI thread. */
final class FileBar {

	private final Composite control;
	private final Label icon;
	private final Label text;
	private final Link offers;
	private Content shown = new Content(Icon.INFO, ColorRole.SURFACE, "", Map.of());
	private List<Runnable> runs = List.of();

	/** @param offers what can be done, by its name */
	private record Content(Icon icon, ColorRole fill, String text, Map<String, Runnable> offers) {

		boolean says(Content other) {
			return text.equals(other.text) && List.copyOf(offers.keySet()).equals(List.copyOf(other.offers.keySet()));
		}
	}

	/** @param id of the page */
	FileBar(Composite parent, String id) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(12, 6).spacing(8, 0).applyTo(control);
		icon = new Label(control, SWT.NONE);
		text = new Label(control, SWT.WRAP);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, id + ".trouble");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT)
				.applyTo(text);
		offers = new Link(control, SWT.NONE);
		offers.setLinkForeground(ColorRole.ACCENT.color());
		offers.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(event -> runs.get(Integer.parseInt(event.text)).run()));
		WidgetIds.name(offers, id + ".offers");
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(control);
		control.setVisible(false);
	}

	Composite control() {
		return control;
	}

	/** @param compare shows what another program has written beside what is here */
	void show(WorkingCopy copy, Runnable compare) {
		show(content(copy, compare));
	}

	private static Content content(WorkingCopy copy, Runnable compare) {
		if (copy.theirs().isPresent()) {
			var offers = new LinkedHashMap<String, Runnable>();
			offers.put(Messages.Bar_TakeTheirs, copy::takeTheirs);
			offers.put(Messages.Bar_KeepMine, copy::keepMine);
			offers.put(Messages.Bar_Compare, compare);
			return new Content(Icon.WARNING, ColorRole.WARNING_FILL, NLS.bind(Messages.File_Theirs, copy.path()),
					offers);
		}
		if (copy.refused().isPresent()) {
			return new Content(Icon.ERROR, ColorRole.ERROR_FILL, copy.refused().get().text(), Map.of());
		}
		if (!copy.trouble().isEmpty()) {
			return new Content(Icon.WARNING, ColorRole.WARNING_FILL, copy.trouble(), Map.of());
		}
		return new Content(Icon.INFO, ColorRole.SURFACE, "", Map.of());
	}

	private void show(Content content) {
		runs = List.copyOf(content.offers().values());
		if (content.says(shown)) {
			return;
		}
		shown = content;
		for (var part : new Control[]{control, icon, text, offers}) {
			content.fill().fill(part);
		}
		icon.setImage(content.icon().image());
		Literal.show(text, content.text());
		var number = new int[1];
		offers.setText(content.offers().keySet().stream()
				.map(offer -> "<a href=\"" + number[0]++ + "\">" + offer + "</a>")
				.collect(Collectors.joining("  ·  ")));
		var visible = !content.text().isEmpty();
		((GridData) control.getLayoutData()).exclude = !visible;
		control.setVisible(visible);
		control.getParent().layout(true, true);
	}

	/** What is said now; empty for nothing. */
	Optional<String> said() {
		return Optional.of(shown.text()).filter(said -> !said.isEmpty());
	}
}
