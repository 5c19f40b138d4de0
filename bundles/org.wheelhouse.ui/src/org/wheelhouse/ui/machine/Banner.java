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
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Says at the top of a machine why it does not run as it should: an error, its end with its last words, a seal. UI thread. */
final class Banner {

	private static final int LINES = 8;
	private static final Content NOTHING = new Content(Icon.INFO, ColorRole.SURFACE, "", "", "");

	private final Composite control;
	private final Label icon;
	private final Label title;
	private final StyledText text;
	private final Label advice;
	private Content shown = NOTHING;

	/** What is said, and what to do about it; an empty title is nothing. */
	record Content(Icon icon, ColorRole fill, String title, String text, String advice) {

		static Content of(Machine machine) {
			return switch (machine.getState()) {
				case SEALED -> warning(Messages.Banner_Sealed, Messages.Banner_SealedText, machine);
				case FAILED -> new Content(Icon.ERROR, ColorRole.ERROR_FILL,
						machine.getPid() == 0 ? Messages.Banner_NotStarted : Messages.Banner_Failed, words(machine),
						machine.getAdvice());
				case UNRESPONSIVE -> warning(Messages.Banner_Unresponsive, words(machine), machine);
				case LOST -> warning(Messages.Banner_Lost, words(machine), machine);
				case ENDED -> new Content(Icon.INFO, ColorRole.ALT, Messages.Banner_Ended, words(machine),
						machine.getAdvice());
				case SHUTDOWN -> new Content(Icon.INFO, ColorRole.ALT, Messages.Banner_Shutdown, words(machine),
						machine.getAdvice());
				case RUNNING, PAUSED -> machine.getAdvice().isEmpty()
						? NOTHING
						: warning(Messages.Banner_Remark, words(machine), machine);
				case DEFINED, CONNECTING, MIGRATING, INCOMING -> NOTHING;
			};
		}

		private static Content warning(String title, String text, Machine machine) {
			return new Content(Icon.WARNING, ColorRole.WARNING_FILL, title, text, machine.getAdvice());
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
		WidgetIds.name(text, "overview.banner");
		advice = new Label(control, SWT.WRAP);
		WidgetIds.name(advice, "overview.advice");
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
		for (var part : new Control[]{control, icon, title, text, advice}) {
			content.fill().fill(part);
		}
		icon.setImage(content.icon().image());
		title.setText(content.title());
		text.setText(content.text());
		Literal.show(advice, content.advice());
		lay(text, content.text());
		lay(advice, content.advice());
		var visible = !content.title().isEmpty();
		GridDataFactory.fillDefaults().grab(true, false).exclude(!visible).applyTo(control);
		control.setVisible(visible);
		return true;
	}

	/** A part under the title, as wide as the banner; one that says nothing takes no room. */
	private static void lay(Control part, String said) {
		part.setVisible(!said.isEmpty());
		GridDataFactory.fillDefaults().span(2, 1).indent(22, 0).hint(100, SWT.DEFAULT).grab(true, false)
				.exclude(said.isEmpty()).applyTo(part);
	}

	/** What is said now, empty for nothing. */
	String said() {
		return control.getVisible() ? shown.title() + "\n" + shown.text() : "";
	}
}
