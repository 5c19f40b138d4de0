package org.wheelhouse.ui.migration.picture;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.ui.migration.chart.Limits;
import org.wheelhouse.ui.migration.chart.Sight;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** How long the guest stands still, as each end tells it; what is not told yet is said so. UI thread. */
final class DowntimeBox {

	private final Composite control;
	private final Label expected;
	private final Label stopped;
	private final Label resumed;
	private final Label told;

	DowntimeBox(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 1).applyTo(control);
		expected = row(Messages.Down_expected, "expected");
		stopped = row(Messages.Down_stopped, "stopped");
		resumed = row(Messages.Down_resumed, "resumed");
		told = row(Messages.Down_told, "told");
	}

	/** The control. */
	Composite control() {
		return control;
	}

	/** Shows what is known. */
	void show(MigrationReading reading) {
		Sight sight = reading.sight();
		Counters counters = Counters.of(sight);
		Limits limits = Limits.at(sight);
		boolean underWay = reading.progress().underWay();
		boolean judged = counters.downtimeJudged() && underWay;
		boolean above = judged && counters.expectedDowntimeMillis() > limits.downtimeMillis();
		tell(expected, judged
				? NLS.bind(Messages.Down_limit, Quantity.milliseconds(counters.expectedDowntimeMillis()),
						Quantity.milliseconds(limits.downtimeMillis()))
				: Quantity.UNKNOWN.toString(), above ? ColorRole.FAIL : ColorRole.TEXT);
		long stop = sight.stoppedMillis();
		moment(stopped, stop < 0 ? "" : NLS.bind(Messages.Down_after, Quantity.milliseconds(stop)),
				underWay);
		long resume = sight.resumedMillis();
		moment(resumed, resume < 0
				? ""
				: stop < 0
						? NLS.bind(Messages.Down_after, Quantity.milliseconds(resume))
						: NLS.bind(Messages.Down_later, Quantity.milliseconds(Math.max(0, resume - stop))),
				underWay);
		long measured = underWay ? -1 : sight.state().getDowntimeMillis();
		moment(told, measured < 0 ? "" : Quantity.milliseconds(measured).toString(), underWay);
	}

	/** What has not come while it ran does not come any more. */
	private static void moment(Label label, String text, boolean underWay) {
		String nothing = underWay ? Messages.Down_notYet : Quantity.UNKNOWN.toString();
		tell(label, text.isEmpty() ? nothing : text, text.isEmpty() ? ColorRole.TEXT2 : ColorRole.TEXT);
	}

	private static void tell(Label label, String text, ColorRole color) {
		color.ink(label);
		Literal.show(label, text);
	}

	private Label row(String caption, String id) {
		Label name = new Label(control, SWT.NONE);
		name.setText(caption);
		name.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(name);
		Label value = new Label(control, SWT.NONE);
		value.setFont(Fonts.SMALL.font());
		GridDataFactory.fillDefaults().grab(true, false).hint(90, SWT.DEFAULT).applyTo(value);
		WidgetIds.name(value, "migration.downtime." + id);
		return value;
	}
}
