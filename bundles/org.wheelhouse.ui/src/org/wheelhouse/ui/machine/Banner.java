package org.wheelhouse.ui.machine;

import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.common.ColorRole;
import org.wheelhouse.ui.common.Fonts;
import org.wheelhouse.ui.common.Icon;
import org.wheelhouse.ui.common.Landmarks;

/** Says at the top of a machine why it does not run as it should: an error, its end with its last words, a seal. UI thread. */
final class Banner {

	private static final int LINES = 8;

	private final Composite control;
	private final Label icon;
	private final Label title;
	private final StyledText text;
	private Content shown = new Content(Icon.INFO, ColorRole.SURFACE, "", "");

	/** What is said; an empty title is nothing. */
	record Content(Icon icon, ColorRole fill, String title, String text) {

		static Content of(Machine machine) {
			return switch (machine.getState()) {
				case SEALED -> new Content(Icon.WARNING, ColorRole.WARNING_FILL, Messages.Banner_Sealed,
						Messages.Banner_SealedText);
				case FAILED -> new Content(Icon.ERROR, ColorRole.ERROR_FILL, Messages.Banner_Failed, words(machine));
				case UNRESPONSIVE ->
					new Content(Icon.WARNING, ColorRole.WARNING_FILL, Messages.Banner_Unresponsive, words(machine));
				case LOST -> new Content(Icon.WARNING, ColorRole.WARNING_FILL, Messages.Banner_Lost, words(machine));
				case ENDED -> new Content(Icon.INFO, ColorRole.ALT, Messages.Banner_Ended, words(machine));
				case DEFINED, CONNECTING, RUNNING, PAUSED, MIGRATING, INCOMING, SHUTDOWN ->
					new Content(Icon.INFO, ColorRole.SURFACE, "", "");
			};
		}

		private static String words(Machine machine) {
			var detail = machine.getDetail();
			var ending = machine.getEndingText();
			var all = detail.isEmpty() || ending.contains(detail)
					? ending
					: ending.isEmpty() ? detail : detail + "\n" + ending;
			var lines = all.lines().toList();
			return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
					.collect(Collectors.joining("\n"));
		}
	}

	Banner(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).spacing(6, 2).applyTo(control);
		icon = new Label(control, SWT.NONE);
		title = new Label(control, SWT.NONE);
		title.setFont(Fonts.BOLD.font());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(title);
		text = new StyledText(control, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
		text.setFont(Fonts.MONO.font());
		text.setCaret(null);
		GridDataFactory.fillDefaults().span(2, 1).indent(22, 0).grab(true, false).applyTo(text);
		Landmarks.name(text, "overview.banner");
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(control);
		control.setVisible(false);
	}

	Composite control() {
		return control;
	}

	/** Shows what there is to say, and tells whether the layout around it must change. */
	boolean show(Machine machine) {
		var content = Content.of(machine);
		if (content.equals(shown)) {
			return false;
		}
		shown = content;
		for (var part : new Control[]{control, icon, title, text}) {
			content.fill().fill(part);
		}
		icon.setImage(content.icon().image());
		title.setText(content.title());
		text.setText(content.text());
		GridDataFactory.fillDefaults().span(2, 1).indent(22, 0).grab(true, false).exclude(content.text().isEmpty())
				.applyTo(text);
		var visible = !content.title().isEmpty();
		GridDataFactory.fillDefaults().grab(true, false).exclude(!visible).applyTo(control);
		control.setVisible(visible);
		return true;
	}

	/** What is said now, empty for nothing. */
	String said() {
		return control.getVisible() ? shown.title() + "\n" + shown.text() : "";
	}
}
