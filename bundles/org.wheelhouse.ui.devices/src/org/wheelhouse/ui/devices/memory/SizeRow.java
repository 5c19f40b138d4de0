package org.wheelhouse.ui.devices.memory;

import java.util.OptionalLong;
import java.util.function.LongConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.SizeText;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * A size of which the guest is asked: as a number, which is what counts, and as a slider. Follows the machine until a person wants
 * something else; that is sent on Enter or by Set. UI thread.
 */
final class SizeRow {

	private final Composite control;
	private final Label title;
	private final Text field;
	private final Button set;
	private final SizeSlider slider;
	private final Label remark;
	private final LongConsumer setter;
	private long step = 1;
	private long maximum;
	private String followed = "";

	/**
	 * @param id   what tests know it by: {@code id.size}, {@code id.set}, {@code id.slider}
	 * @param name what a screen reader calls it
	 */
	SizeRow(Composite parent, String id, String name, LongConsumer setter) {
		this.setter = setter;
		control = surface(new Composite(parent, SWT.NONE));
		GridLayoutFactory.fillDefaults().numColumns(3).margins(12, 4).spacing(6, 2).applyTo(control);
		title = new Label(control, SWT.NONE);
		surface(title);
		title.setFont(Fonts.BOLD.font());
		title.setText(Literal.label(name));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
		field = new Text(control, SWT.SINGLE | SWT.BORDER | SWT.RIGHT);
		field.setMessage(Messages.Size_hint);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(90, SWT.DEFAULT).applyTo(field);
		WidgetIds.name(field, id + ".size");
		field.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = name));
		set = new Button(control, SWT.PUSH);
		set.setText(Messages.Size_set);
		set.setEnabled(false);
		WidgetIds.name(set, id + ".set");
		slider = new SizeSlider(control, id + ".slider", name, bytes -> field.setText(SizeText.of(bytes)));
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(slider);
		remark = new Label(control, SWT.WRAP);
		surface(remark);
		ColorRole.TEXT2.ink(remark);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(100, SWT.DEFAULT).applyTo(remark);
		WidgetIds.name(remark, id + ".remark");
		field.addModifyListener(_ -> judge());
		field.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(_ -> send()));
		set.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> send()));
	}

	private static <C extends Control> C surface(C control) {
		ColorRole.SURFACE.fill(control);
		return control;
	}

	Composite control() {
		return control;
	}

	/**
	 * Takes over what the machine says, unless a person is about to change it.
	 *
	 * @param asked what the guest was last asked for
	 * @param text  what is to be known of it
	 */
	void follow(SizeSlider.Range range, long asked, String text) {
		step = range.step();
		maximum = range.maximum();
		var told = SizeText.of(asked);
		boolean untouched = field.getText().equals(followed);
		if (!told.equals(followed)) {
			followed = told;
			if (untouched) {
				field.setText(told);
			}
		}
		if (!text.equals(remark.getText())) {
			remark.setText(Literal.label(text));
			control.requestLayout();
		}
		slider.show(range, typed().orElse(asked));
		judge();
	}

	private OptionalLong typed() {
		var bytes = SizeText.parse(field.getText());
		return bytes.isPresent() && bytes.getAsLong() % step == 0 && bytes.getAsLong() <= maximum
				? bytes
				: OptionalLong.empty();
	}

	private void judge() {
		var typed = typed();
		typed.ifPresent(bytes -> slider.show(slider.range(), bytes));
		set.setEnabled(typed.isPresent() && !field.getText().equals(followed));
		// What the machine has may be no multiple, and nobody has typed it.
		boolean fine = typed.isPresent() || field.getText().equals(followed);
		(fine ? ColorRole.TEXT : ColorRole.FAIL).ink(field);
		field.setToolTipText(fine
				? null
				: NLS.bind(Messages.Size_wrong, SizeText.of(step), SizeText.of(maximum)));
	}

	private void send() {
		if (set.isEnabled()) {
			typed().ifPresent(bytes -> {
				// From here on it follows the machine again.
				followed = field.getText();
				judge();
				setter.accept(bytes);
			});
		}
	}
}
