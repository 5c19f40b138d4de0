package org.wheelhouse.ui.qmp.qom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.qom.QomText;
import org.wheelhouse.core.qom.QomValue;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FontsChanged;
import org.wheelhouse.ui.widget.StyledParts;
import org.wheelhouse.ui.widget.WidgetIds;

/** What a column is too narrow for: the whole value and what it is; or what would be sent while one is written. UI thread. */
final class PropertyDetails {

	private static final int LINES = 4;
	private static final int MARGIN = 4;

	private record Part(String text, ColorRole color) {}

	private final StyledText text;
	private List<Part> parts = List.of();

	PropertyDetails(Composite parent) {
		text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		FontsChanged.wear(text, Fonts.MONO);
		text.setMargins(8, MARGIN, 8, MARGIN);
		text.setAlwaysShowScrollBars(false);
		ColorRole.ALT.fill(text);
		ColorRole.TEXT.ink(text);
		text.setVisible(false);
		WidgetIds.name(text, "qom.details");
		ColorsChanged.follow(text, this::paint);
	}

	StyledText control() {
		return text;
	}

	int height() {
		return text.getLineHeight() * LINES + 2 * MARGIN;
	}

	/** Tells of a property. */
	void show(Optional<PropertyRow> selected) {
		var told = new ArrayList<Part>();
		selected.ifPresent(row -> {
			told.add(new Part(row.name() + "  ", ColorRole.TEXT));
			told.add(new Part(row.type(), ColorRole.TEXT2));
			row.about().flatMap(about -> about.defaultValue()).ifPresent(value -> told
					.add(new Part("  " + NLS.bind(Messages.Tip_Default, QomText.of(value)), ColorRole.TEXT2)));
			row.about().flatMap(about -> about.description())
					.ifPresent(description -> told.add(new Part("\n" + description, ColorRole.TEXT2)));
			told.add(new Part("\n" + row.text(),
					row.value() instanceof QomValue.Refused ? ColorRole.FAINT : ColorRole.TEXT));
		});
		show(told);
	}

	/** Tells why there is nothing to tell. */
	void say(String words) {
		show(List.of(new Part(words, ColorRole.FAIL)));
	}

	/** Tells what Enter sends. */
	void sends(String json, List<String> choices) {
		var told = new ArrayList<>(List.of(new Part(Messages.Details_Sends + " ", ColorRole.TEXT2),
				new Part(json, ColorRole.TEXT)));
		show(keys(told, choices, Messages.Details_Keys));
	}

	/** Tells why nothing would be sent. */
	void wrong(String problem, List<String> choices) {
		show(keys(new ArrayList<>(List.of(new Part(problem, ColorRole.FAIL))), choices, Messages.Details_KeysWrong));
	}

	private static List<Part> keys(List<Part> told, List<String> choices, String keys) {
		told.add(new Part("\n" + keys, ColorRole.TEXT2));
		if (!choices.isEmpty()) {
			told.add(new Part("  " + NLS.bind(Messages.Details_Choices, String.join(", ", choices)), ColorRole.TEXT2));
		}
		return told;
	}

	private void show(List<Part> told) {
		if (!told.equals(parts)) {
			parts = List.copyOf(told);
			paint();
			makeRoom();
		}
	}

	/** It has room of its own once there was something to tell, and keeps it: rows must not jump. */
	private void makeRoom() {
		if (!parts.isEmpty() && text.getLayoutData() instanceof GridData data && data.exclude) {
			data.exclude = false;
			text.setVisible(true);
			text.getParent().layout(true);
		}
	}

	private void paint() {
		var all = new StringBuilder();
		var styles = new StyledParts();
		for (var part : parts) {
			styles.add(all.length(), part.text().length(), part.color());
			all.append(part.text());
		}
		text.setText(all.toString());
		styles.putOn(text);
	}
}
