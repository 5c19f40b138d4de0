package org.wheelhouse.ui.part;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.StateGlyph;
import org.wheelhouse.ui.widget.WidgetIds;

/** The line above the content of a view that says which machine is shown. UI thread. */
public final class MachineLine {

	private static final int HEIGHT = 20;

	private final Composite control;
	private final Canvas glyph;
	private final Label name;
	private MachineState painted = MachineState.CONNECTING;

	/** @param id names the label for whoever drives the workbench */
	public MachineLine(Composite parent, String id) {
		control = new Composite(parent, SWT.NONE);
		ColorRole.ALT.fill(control);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 0).spacing(6, 0).applyTo(control);
		glyph = new Canvas(control, SWT.DOUBLE_BUFFERED);
		ColorRole.ALT.fill(glyph);
		GridDataFactory.swtDefaults().hint(StateGlyph.BAR, StateGlyph.BAR).applyTo(glyph);
		glyph.addPaintListener(event -> StateGlyph.paint(event.gc, painted, 0, 0, StateGlyph.BAR));
		name = new Label(control, SWT.NONE);
		ColorRole.ALT.fill(name);
		name.setFont(Fonts.SMALL.font());
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.CENTER).applyTo(name);
		WidgetIds.name(name, id);
	}

	/** The line, of a height of its own. */
	public Composite control() {
		return control;
	}

	/** How high it should be. */
	public int height() {
		return HEIGHT;
	}

	/** Shows it; none when no machine is shown. */
	public void show(@Nullable Machine machine, boolean pinned) {
		control.setVisible(machine != null);
		if (machine == null) {
			say("");
			return;
		}
		if (painted != machine.getState()) {
			painted = machine.getState();
			glyph.redraw();
		}
		ColorRole.TEXT.ink(name);
		say(pinned ? NLS.bind(Messages.MachineLine_pinned, MachineNames.of(machine)) : MachineNames.of(machine));
	}

	private void say(String text) {
		var shown = text.replace("&", "&&");
		if (!name.getText().equals(shown)) {
			name.setText(shown);
			name.setToolTipText(shown);
		}
	}
}
