package org.wheelhouse.ui.migration.picture;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.model.live.MigrationAdvice;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.StyledParts;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The verdict as a band of its tone, with what both ends said and what can be done under it; its text can be selected and
 * copied. UI thread.
 */
final class VerdictBand {

	private static final int EDGE = 4;

	private final Composite control;
	private final Label sign;
	private final StyledText sentence;
	private final Link computed;
	private final StyledText words;
	private final AdviceRows advice;
	private ColorRole edge = ColorRole.MIGRATE;

	VerdictBand(Composite parent, MigrationActions actions) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(8, 6).extendedMargins(EDGE, 0, 0, 0).spacing(8, 2)
				.applyTo(control);
		control.addPaintListener(e -> {
			Rectangle area = control.getClientArea();
			e.gc.setBackground(edge.color());
			e.gc.fillRectangle(0, 0, EDGE, area.height);
			e.gc.setForeground(ColorRole.LINE.color());
			e.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		});
		sign = new Label(control, SWT.NONE);
		sentence = text(Fonts.PLAIN);
		WidgetIds.name(sentence, "migration.verdict");
		computed = new Link(control, SWT.NONE);
		computed.setText("<a>" + Messages.Verdict_computed + "</a>");
		computed.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(_ -> new HowComputed(control.getShell()).open()));
		GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).indent(0, 2).applyTo(computed);
		WidgetIds.name(computed, "migration.computed");
		words = text(Fonts.MONO);
		GridDataFactory.createFrom((GridData) words.getLayoutData()).span(3, 1).applyTo(words);
		WidgetIds.name(words, "migration.words");
		advice = new AdviceRows(control, actions);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(advice.control());
		show(new Verdict(Verdict.Tone.CALM, "", ""), List.of(), List.of());
	}

	/** The control. */
	Composite control() {
		return control;
	}

	/**
	 * Says it.
	 *
	 * @param can what can be done, the best first
	 */
	void show(Verdict verdict, List<MigrationReading.Words> said, List<MigrationAdvice> can) {
		tone(verdict.tone());
		boolean layout = set(sentence, verdict.sentence());
		new StyledParts().add(new StyleRange(0, verdict.headline().length(), null, null, SWT.BOLD)).putOn(sentence);
		layout |= set(words,
				said.stream().map(one -> one.machine() + ": " + one.text()).collect(Collectors.joining("\n")));
		layout |= Shown.set(words, !said.isEmpty());
		layout |= advice.show(can, verdict.tone() == Verdict.Tone.WARNING);
		layout |= Shown.set(advice.control(), advice.isShown());
		layout |= Shown.set(computed, !can.isEmpty());
		if (layout) {
			control.getParent().layout(true, true);
		}
	}

	private void tone(Verdict.Tone tone) {
		edge = switch (tone) {
			case CALM -> ColorRole.MIGRATE;
			case WARNING -> ColorRole.WARNING_LINE;
			case DONE -> ColorRole.RUN;
			case FAILED -> ColorRole.FAIL;
		};
		ColorRole fill = switch (tone) {
			case CALM, DONE -> ColorRole.ALT;
			case WARNING -> ColorRole.WARNING_FILL;
			case FAILED -> ColorRole.ERROR_FILL;
		};
		Icon icon = switch (tone) {
			case CALM -> Icon.INFO;
			case WARNING -> Icon.WARNING;
			case DONE -> Icon.CHECK;
			case FAILED -> Icon.ERROR;
		};
		sign.setImage(icon.image());
		for (Control part : List.of(control, sign, sentence, computed, words)) {
			fill.fill(part);
		}
		advice.fill(fill);
		control.redraw();
	}

	private StyledText text(Fonts font) {
		StyledText text = new StyledText(control, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
		text.setFont(font.font());
		ColorRole.TEXT.ink(text);
		text.setCaret(null);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER)
				.applyTo(text);
		text.addTraverseListener(
				e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
						|| e.doit);
		return text;
	}

	/** Sets the text; whether the band may need another height for it. */
	private static boolean set(StyledText widget, String text) {
		if (text.equals(widget.getText())) {
			return false;
		}
		boolean longer = text.length() / 8 != widget.getText().length() / 8
				|| text.lines().count() != widget.getLineCount();
		widget.setText(text);
		return longer;
	}
}
