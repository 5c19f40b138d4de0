package org.wheelhouse.ui.devices.block;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The jobs that work on disks, each with how far it is and what can be done to it. UI thread. */
final class JobStrip extends Composite {

	private static final int PARTS = 1000;

	private final BlockActions gestures;
	private final Map<BlockJob, Row> rows = new HashMap<>();

	JobStrip(Composite parent, BlockActions gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		GridLayoutFactory.swtDefaults().margins(8, 4).spacing(8, 4).applyTo(this);
		ColorRole.ALT.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		WidgetIds.name(this, "block.jobs");
	}

	/**
	 * Shows these.
	 *
	 * @return whether the height may have changed
	 */
	boolean show(List<BlockJob> jobs) {
		var gone = rows.keySet().stream().filter(job -> !jobs.contains(job)).toList();
		gone.forEach(job -> rows.remove(job).dispose());
		var fresh = jobs.stream().filter(job -> !rows.containsKey(job)).toList();
		fresh.forEach(job -> rows.put(job, new Row(job)));
		boolean changed = !gone.isEmpty() || !fresh.isEmpty();
		for (var row : rows.values()) {
			changed |= row.update();
		}
		return changed;
	}

	/** Two lines, so that no button is cut off where the view is narrow: what the job does, and what can be done to it. */
	private final class Row {

		private final BlockJob job;
		private final Composite control = new Composite(JobStrip.this, SWT.NONE);
		private final Label text = new Label(control, SWT.WRAP);
		private final ProgressBar progress;
		private final Map<JobAction, Button> acts = new EnumMap<>(JobAction.class);
		private final Button speed;
		private final Button cancel;

		Row(BlockJob job) {
			this.job = job;
			GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(control);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
			ColorRole.TEXT.ink(text);
			WidgetIds.name(text, "block.job/" + job.getId());
			GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(text);
			progress = new ProgressBar(control, SWT.HORIZONTAL);
			progress.setMaximum(PARTS);
			GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(progress);
			var buttons = new Composite(control, SWT.NONE);
			var layout = new RowLayout(SWT.HORIZONTAL);
			layout.marginLeft = 0;
			layout.marginTop = 0;
			layout.marginBottom = 0;
			buttons.setLayout(layout);
			GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(buttons);
			for (var act : JobAction.values()) {
				acts.put(act, button(buttons, act.text(), "block." + act.id() + "/", () -> gestures.tell(job, act)));
			}
			speed = button(buttons, Messages.JobStrip_speed, "block.speed/", () -> gestures.setSpeed(job));
			cancel = button(buttons, Messages.JobStrip_cancel, "block.cancel/", () -> gestures.cancel(job));
		}

		private Button button(Composite parent, String label, String id, Runnable pressed) {
			var button = new Button(parent, SWT.PUSH);
			button.setText(label);
			button.setLayoutData(new RowData());
			WidgetIds.name(button, id + job.getId());
			button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> pressed.run()));
			return button;
		}

		/** @return whether the height may have changed */
		boolean update() {
			var said = BlockText.job(job);
			boolean changed = Literal.show(text, said);
			if (changed) {
				Literal.tip(text, said);
			}
			// What there is to do may be nothing, for an empty disk: then it is done.
			progress.setSelection(job.getLength() == 0
					? job.isReady() ? PARTS : 0
					: (int) (PARTS * job.getOffset() / job.getLength()));
			for (var act : acts.entrySet()) {
				changed |= show(act.getValue(), act.getKey().possible(job));
			}
			changed |= show(speed, JobAction.isLimitable(job));
			return changed | show(cancel, JobAction.isCancellable(job));
		}

		private static boolean show(Button button, boolean now) {
			var data = (RowData) button.getLayoutData();
			if (data.exclude == !now) {
				return false;
			}
			data.exclude = !now;
			button.setVisible(now);
			return true;
		}

		void dispose() {
			control.dispose();
		}
	}
}
