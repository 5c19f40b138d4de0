package org.wheelhouse.ui.migration.picture;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Preview;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * A limit that may be changed while the migration runs: it follows QEMU's value until a person types another one, and
 * sends that on Enter or Set. Fills four columns of its parent's grid. UI thread.
 */
final class LimitRow {

	private static final String NOTHING = "";

	private final LimitKind kind;
	private final LongFunction<String> outcome;
	private final Text field;
	private final Button set;
	private final LimitSlider slider;
	private final Label told;
	private String followed = "";
	private boolean sliding;

	/**
	 * @param setting makes what sets the limit
	 * @param runner  does that
	 * @param outcome says what a limit that is not set yet would lead to; given a negative one when none is chosen
	 */
	LimitRow(Composite parent, LimitKind kind, String id, LongFunction<Optional<Operation<?>>> setting,
			Consumer<Operation<?>> runner, LongFunction<String> outcome) {
		this.kind = kind;
		this.outcome = outcome;
		new Label(parent, SWT.NONE).setText(kind.label());
		field = new Text(parent, SWT.SINGLE | SWT.BORDER | SWT.RIGHT);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(44, SWT.DEFAULT).grab(true, false)
				.applyTo(field);
		WidgetIds.name(field, id);
		Label unit = new Label(parent, SWT.NONE);
		unit.setText(kind.unit());
		ColorRole.TEXT2.ink(unit);
		set = new Button(parent, SWT.PUSH);
		set.setText(Messages.Limits_set);
		set.setEnabled(false);
		WidgetIds.name(set, id + ".set");
		slider = new LimitSlider(parent, kind, id + ".slider", this::slide);
		GridDataFactory.fillDefaults().grab(true, false).span(4, 1).applyTo(slider.control());
		told = new Label(parent, SWT.WRAP);
		told.setFont(Fonts.SMALL.font());
		GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(200, SWT.DEFAULT).exclude(true).applyTo(told);
		WidgetIds.name(told, id + ".told");
		field.addModifyListener(_ -> judge());
		Supplier<Optional<Operation<?>>> gesture = () -> typed().stream().boxed().findFirst().flatMap(setting::apply);
		Runnable send = () -> gesture.get().ifPresent(runner);
		Preview.follow(set, gesture);
		field.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(_ -> send.run()));
		set.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> send.run()));
	}

	/** Takes over QEMU's value, unless a person is about to change it. */
	void follow(long value, boolean changeable) {
		String text = kind.format(value);
		boolean untouched = field.getText().equals(followed);
		if (!text.equals(followed)) {
			followed = text;
			if (untouched) {
				field.setText(text);
			}
		}
		field.setEnabled(changeable);
		slider.control().setEnabled(changeable);
		judge();
	}

	private void slide(long value) {
		sliding = true;
		field.setText(kind.format(value));
		sliding = false;
	}

	private OptionalLong typed() {
		try {
			return set.isEnabled() ? kind.parse(field.getText()) : OptionalLong.empty();
		} catch (InvalidLimit _) {
			return OptionalLong.empty();
		}
	}

	private void judge() {
		String problem = NOTHING;
		OptionalLong given = OptionalLong.empty();
		try {
			given = kind.parse(field.getText());
		} catch (InvalidLimit e) {
			problem = "" + e.getMessage();
		}
		set.setEnabled(given.isPresent() && field.isEnabled() && !field.getText().strip().equals(followed));
		field.setToolTipText(problem.isEmpty() ? null : problem);
		(problem.isEmpty() ? ColorRole.TEXT : ColorRole.FAIL).ink(field);
		if (!sliding && given.isPresent()) {
			slider.show(given.getAsLong());
		}
		boolean chosen = set.isEnabled();
		String would = outcome.apply(chosen && given.isPresent() ? given.getAsLong() : -1);
		tell(problem.isEmpty() ? would : problem, problem.isEmpty() ? ColorRole.RUN : ColorRole.FAIL);
	}

	private void tell(String text, ColorRole color) {
		color.ink(told);
		if (Literal.show(told, text) && told.getLayoutData() instanceof GridData data) {
			data.exclude = text.isEmpty();
			told.setVisible(!text.isEmpty());
			told.requestLayout();
		}
	}
}
