package org.wheelhouse.ui.widget;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.ui.theme.Fonts;

/** Hears when a person chooses another font for sources or terminals. UI thread. */
public final class FontsChanged {

	private FontsChanged() {
	}

	/** Gives the control the font, now and whenever another one was chosen for it. */
	public static void wear(Control control, Fonts font) {
		control.setFont(font.font());
		follow(control, () -> control.setFont(font.font()));
	}

	/** Runs it after each such change, as long as the control is there. */
	public static void follow(Control control, Runnable action) {
		IPropertyChangeListener listener = event -> {
			if (event.getProperty().startsWith(Fonts.PREFIX) || event.getProperty().equals(JFaceResources.TEXT_FONT)) {
				action.run();
			}
		};
		var registry = JFaceResources.getFontRegistry();
		registry.addListener(listener);
		control.addDisposeListener(_ -> registry.removeListener(listener));
	}
}
