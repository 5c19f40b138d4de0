package org.wheelhouse.ui.migration.picture;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.StateGlyph;
import org.wheelhouse.ui.theme.StateLook;
import org.wheelhouse.ui.widget.Literal;

/** One end of the migration: the machine, whether the guest is there, and what it runs on. UI thread. */
final class EndBox {

	private static final int GLYPH = 18;

	private final Composite control;
	private final Canvas glyph;
	private final CLabel name;
	private final CLabel state;
	private final CLabel guest;
	private final CLabel host;
	private final CLabel qemu;
	private MachineState shown = MachineState.DEFINED;

	EndBox(Composite parent, String role) {
		control = new Composite(parent, SWT.NONE);
		control.addPaintListener(e -> {
			Rectangle area = control.getClientArea();
			e.gc.setForeground(ColorRole.LINE2.color());
			e.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 6, 6);
		});
		GridLayoutFactory.swtDefaults().numColumns(3).margins(8, 5).spacing(6, 1).applyTo(control);
		glyph = new Canvas(control, SWT.NONE);
		GridDataFactory.swtDefaults().hint(GLYPH + 2, GLYPH + 2).span(1, 2).align(SWT.CENTER, SWT.TOP).applyTo(glyph);
		glyph.addPaintListener(e -> StateGlyph.paint(e.gc, shown, 0, 1, GLYPH));
		name = line(Fonts.BOLD, ColorRole.TEXT, 1);
		Label roleLabel = new Label(control, SWT.NONE);
		roleLabel.setText(role);
		roleLabel.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(roleLabel);
		state = line(Fonts.SMALL, ColorRole.MIGRATE, 2);
		guest = captioned(Messages.Ends_guest);
		host = captioned(Messages.Ends_host);
		qemu = captioned(Messages.Ends_qemu);
	}

	/** The control. */
	Composite control() {
		return control;
	}

	/** Shows this machine, or that it is not known, and where its guest is. */
	void show(Optional<MigrationEnd> end, String whereTheGuestIs) {
		glyph.setVisible(end.isPresent());
		shown = end.map(MigrationEnd::state).orElse(MachineState.DEFINED);
		glyph.redraw();
		StateLook look = StateLook.of(shown);
		set(name, end.map(MigrationEnd::name).orElse("–"));
		set(state, end.isPresent() ? look.word() : Messages.Ends_none);
		(end.isPresent() ? look.role() : ColorRole.TEXT2).ink(state);
		set(guest, end.isPresent() ? whereTheGuestIs : "");
		set(host, end.map(MigrationEnd::host).orElse(""));
		set(qemu, end.map(MigrationEnd::qemu).orElse(""));
	}

	private CLabel captioned(String caption) {
		Label label = new Label(control, SWT.NONE);
		label.setText(caption);
		label.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(label);
		return line(Fonts.SMALL, ColorRole.TEXT, 2);
	}

	private CLabel line(Fonts font, ColorRole color, int columns) {
		CLabel label = new CLabel(control, SWT.NONE);
		label.setMargins(0, 0, 0, 0);
		label.setFont(font.font());
		color.ink(label);
		GridDataFactory.fillDefaults().grab(true, false).hint(40, SWT.DEFAULT).span(columns, 1)
				.align(SWT.FILL, SWT.CENTER)
				.applyTo(label);
		return label;
	}

	private static void set(CLabel label, String text) {
		if (Literal.show(label, text)) {
			Literal.tip(label, text);
		}
	}
}
