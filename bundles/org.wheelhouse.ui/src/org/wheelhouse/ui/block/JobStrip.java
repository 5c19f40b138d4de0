package org.wheelhouse.ui.block;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.ui.common.ColorRole;
import org.wheelhouse.ui.common.Landmarks;
import org.wheelhouse.ui.common.Literal;

/** The jobs that work on disks, each with how far it is and what can be done to it. UI thread. */
final class JobStrip extends Composite {

	private static final int PARTS = 1000;

	private final BlockGestures gestures;
	private final Map<BlockJob, Row> rows = new HashMap<>();

	JobStrip(Composite parent, BlockGestures gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		GridLayoutFactory.swtDefaults().numColumns(4).margins(8, 4).spacing(8, 4).applyTo(this);
		ColorRole.ALT.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		Landmarks.name(this, "block.jobs");
	}

	/**
	 * Shows these.
	 *
	 * @return whether others are shown than before, so that the height changed
	 */
	boolean show(List<BlockJob> jobs) {
		var gone = rows.keySet().stream().filter(job -> !jobs.contains(job)).toList();
		gone.forEach(job -> rows.remove(job).dispose());
		var fresh = jobs.stream().filter(job -> !rows.containsKey(job)).toList();
		fresh.forEach(job -> rows.put(job, new Row(job)));
		rows.values().forEach(Row::update);
		return !gone.isEmpty() || !fresh.isEmpty();
	}

	private final class Row {

		private final BlockJob job;
		private final Label text = new Label(JobStrip.this, SWT.NONE);
		private final ProgressBar progress = new ProgressBar(JobStrip.this, SWT.HORIZONTAL);
		private final Button speed;
		private final Button cancel;

		Row(BlockJob job) {
			this.job = job;
			ColorRole.TEXT.ink(text);
			Landmarks.name(text, "block.job/" + job.getId());
			GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(text);
			progress.setMaximum(PARTS);
			GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(80, SWT.DEFAULT)
					.applyTo(progress);
			speed = button(Messages.JobStrip_speed, "block.speed/", () -> gestures.setSpeed(job));
			cancel = button(Messages.JobStrip_cancel, "block.cancel/", () -> gestures.cancel(job));
		}

		private Button button(String label, String id, Runnable pressed) {
			var button = new Button(JobStrip.this, SWT.PUSH);
			button.setText(label);
			Landmarks.name(button, id + job.getId());
			button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> pressed.run()));
			return button;
		}

		void update() {
			var said = BlockText.job(job);
			if (Literal.show(text, said)) {
				Literal.tip(text, said);
			}
			progress.setSelection(job.getLength() == 0 ? 0 : (int) (PARTS * job.getOffset() / job.getLength()));
		}

		void dispose() {
			List.of(text, progress, speed, cancel).forEach(Control::dispose);
		}
	}
}
