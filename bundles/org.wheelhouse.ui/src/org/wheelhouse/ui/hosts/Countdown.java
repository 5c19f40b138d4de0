package org.wheelhouse.ui.hosts;

import java.time.Duration;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.WidgetIds;

/** Says how long an ssh server still waits for an answer, as it does by default. UI thread; ends with its label. */
final class Countdown {

	/** LoginGraceTime of sshd, unless its administrator has set another. */
	static final Duration GRACE = Duration.ofSeconds(120);
	private static final int TICK_MILLIS = 1000;
	private static final int MINUTE = 60;

	private final Label label;
	private final long end;

	Countdown(Composite parent) {
		label = new Label(parent, SWT.NONE);
		label.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(label);
		WidgetIds.name(label, "prompt.left");
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(label);
		end = System.nanoTime() + GRACE.toNanos();
		tick();
	}

	private void tick() {
		if (label.isDisposed()) {
			return;
		}
		var left = Duration.ofNanos(end - System.nanoTime()).toSeconds();
		label.setText(left > 0
				? NLS.bind(Messages.Prompt_Left, String.format("%d:%02d", left / MINUTE, left % MINUTE))
				: Messages.Prompt_Over);
		label.getDisplay().timerExec(TICK_MILLIS, this::tick);
	}
}
