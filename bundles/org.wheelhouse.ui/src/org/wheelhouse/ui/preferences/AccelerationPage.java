package org.wheelhouse.ui.preferences;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.host.HostPreferences.Measured;
import org.wheelhouse.host.HostSettings;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.WidgetIds;

/** Which accelerator new machines of a computer get: what was measured, or another one in spite of it. */
public final class AccelerationPage extends ComputerPage {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM,
			FormatStyle.SHORT);

	private record Choice(Optional<String> accelerator, String label, String cost) {}

	private final List<Choice> choices = List.of(
			new Choice(Optional.empty(), Messages.Acceleration_Measured, Messages.Acceleration_MeasuredCost),
			new Choice(Optional.of("tcg"), Messages.Acceleration_Tcg, Messages.Acceleration_TcgCost),
			new Choice(Optional.of("kvm"), Messages.Acceleration_Kvm, Messages.Acceleration_KvmCost));
	private final List<Button> buttons = new ArrayList<>();
	private @Nullable Table table;
	private @Nullable Label when;
	private @Nullable Button again;

	@Override
	void fillFor(Fields fields) {
		for (var choice : choices) {
			var button = fields.button("preferences.accelerator." + choice.accelerator().orElse("measured"),
					choice.label(), SWT.RADIO, 1, () -> {
						// it is read when it is applied
					});
			buttons.add(button);
			var cost = fields.label(choice.cost());
			GridDataFactory.fillDefaults().span(2, 1).grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(cost);
		}
		var caption = fields.caption(Messages.Acceleration_Caption);
		GridDataFactory.createFrom((org.eclipse.swt.layout.GridData) caption.getLayoutData()).indent(0, 10)
				.applyTo(caption);
		table = table(fields);
		again = fields.button("preferences.accelerator.again", Messages.Acceleration_Again, SWT.PUSH, 1,
				() -> await(true));
		when = fields.label("");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(when);
		sentence(fields, Messages.Acceleration_About);
	}

	private static Table table(Fields fields) {
		var made = new Table(fields.parent(), SWT.BORDER | SWT.FULL_SELECTION);
		made.setHeaderVisible(true);
		WidgetIds.name(made, "preferences.accelerator.table");
		for (var name : List.of(Messages.Acceleration_Accelerator, Messages.Acceleration_Verdict)) {
			new TableColumn(made, SWT.LEFT).setText(name);
		}
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(SWT.DEFAULT, made.getItemHeight() * 4)
				.applyTo(made);
		return made;
	}

	@Override
	void show(Computer computer) {
		select(computer.preferences().settings().accelerator());
		await(false);
	}

	private void select(Optional<String> accelerator) {
		for (int i = 0; i < choices.size(); i++) {
			buttons.get(i).setSelection(choices.get(i).accelerator().equals(accelerator));
		}
	}

	@Override
	void showDefaults() {
		select(Optional.empty());
	}

	@Override
	HostSettings wanted(HostSettings before) {
		for (int i = 0; i < choices.size(); i++) {
			if (buttons.get(i).getSelection()) {
				return before.withAccelerator(choices.get(i).accelerator());
			}
		}
		return before;
	}

	private void await(boolean anew) {
		var preferences = computer().preferences();
		again().setEnabled(false);
		when().setText(Messages.Acceleration_Measuring);
		(anew ? preferences.measureAgain() : preferences.measured()).whenCompleteAsync((measured, problem) -> {
			if (!isShown()) {
				return;
			}
			again().setEnabled(true);
			if (measured == null) {
				when().setText("");
				failed(Messages.Acceleration_Tried, Objects.requireNonNull(problem));
			} else {
				show(measured);
			}
		}, uiThread());
	}

	/** One row for each sentence about an accelerator. */
	private void show(Measured measured) {
		var rows = Objects.requireNonNull(table);
		rows.removeAll();
		for (var part : measured.choice().reason().split("; ")) {
			var space = part.indexOf(' ');
			var name = space < 0 ? "" : part.substring(0, space);
			var known = name.equals("kvm") || name.equals("tcg");
			var used = name.equals(measured.choice().name());
			var row = new TableItem(rows, SWT.NONE);
			row.setText(0, known ? name : measured.choice().name());
			var verdict = known ? part.substring(space + 1) : part;
			row.setText(1, used ? NLS.bind(Messages.Acceleration_Used, verdict) : verdict);
			row.setForeground((used ? ColorRole.RUN : ColorRole.TEXT).color());
		}
		for (var column : rows.getColumns()) {
			column.pack();
		}
		when().setText(NLS.bind(Messages.Acceleration_When,
				WHEN.format(measured.when().atZone(ZoneId.systemDefault()))));
	}

	private Label when() {
		return Objects.requireNonNull(when);
	}

	private Button again() {
		return Objects.requireNonNull(again);
	}
}
