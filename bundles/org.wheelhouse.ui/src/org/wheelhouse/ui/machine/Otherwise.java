package org.wheelhouse.ui.machine;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.WidgetIds;

/** Says beneath the banner how a machine runs otherwise than it is defined; takes no room when it does not. UI thread. */
final class Otherwise {

	private final Composite control;
	private final Label text;
	private String said = "";

	Otherwise(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).spacing(6, 2).applyTo(control);
		ColorRole.ALT.fill(control);
		var icon = new Label(control, SWT.NONE);
		icon.setImage(Icon.INFO.image());
		ColorRole.ALT.fill(icon);
		var title = new Label(control, SWT.NONE);
		title.setText(Messages.Otherwise_title);
		title.setFont(Fonts.BOLD.font());
		ColorRole.ALT.fill(title);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(title);
		text = new Label(control, SWT.WRAP);
		ColorRole.ALT.fill(text);
		WidgetIds.name(text, "overview.differences");
		GridDataFactory.fillDefaults().span(2, 1).indent(22, 0).hint(100, SWT.DEFAULT).grab(true, false)
				.applyTo(text);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(control);
		control.setVisible(false);
	}

	/** Shows what there is to say, and tells whether the layout around it must change. */
	boolean show(Machine machine) {
		var now = String.join("\n", machine.getDifferences());
		if (now.equals(said)) {
			return false;
		}
		said = now;
		text.setText(now.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).exclude(now.isEmpty()).applyTo(control);
		control.setVisible(!now.isEmpty());
		return true;
	}
}
