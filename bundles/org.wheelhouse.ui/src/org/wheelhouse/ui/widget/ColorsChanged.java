package org.wheelhouse.ui.widget;

import java.time.Duration;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * Hears when another theme gives the roles other colours: for what keeps a colour once it was set, as ranges of a styled text
 * and items of a table do. What asks for its colours at each painting, or was coloured by {@link ColorRole#fill} and
 * {@link ColorRole#ink}, needs none of it. UI thread.
 */
public final class ColorsChanged {

	/** Long enough for all roles to have changed. */
	private static final Duration ALL = Duration.ofMillis(20);

	private ColorsChanged() {
	}

	/** Runs it once soon after each such change, as long as the control is there. */
	public static void follow(Control control, Runnable action) {
		var conflated = new Conflated(control.getDisplay(), ALL, action);
		IPropertyChangeListener listener = event -> {
			if (event.getProperty().startsWith(ColorRole.PREFIX)) {
				conflated.request();
			}
		};
		var registry = JFaceResources.getColorRegistry();
		registry.addListener(listener);
		control.addDisposeListener(_ -> {
			registry.removeListener(listener);
			conflated.stop();
		});
	}
}
