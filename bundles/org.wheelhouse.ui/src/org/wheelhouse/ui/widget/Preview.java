package org.wheelhouse.ui.widget;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

/** Tells what a gesture will send, where it has no form with a {@link PlanText}. */
public final class Preview {

	private Preview() {
		// holds no state
	}

	/** Any thread. For a tooltip or beneath a question; empty when nothing is said by QMP. */
	public static String of(Operation<?> operation) {
		var plan = operation.plan().stream().map(PlannedCommand::json).collect(Collectors.joining("\n"));
		return plan.isEmpty() ? "" : NLS.bind(Messages.Preview_sends, plan);
	}

	/** Tells it in the tooltip of what starts the gesture. UI thread; asks whenever the pointer comes. */
	public static void follow(Control control, Supplier<Optional<Operation<?>>> gesture) {
		control.addMouseTrackListener(MouseTrackListener.mouseEnterAdapter(
				_ -> Literal.tip(control, gesture.get().map(Preview::of).orElse(""))));
	}
}
