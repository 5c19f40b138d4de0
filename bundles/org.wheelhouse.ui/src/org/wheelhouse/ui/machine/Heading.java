package org.wheelhouse.ui.machine;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.theme.StateGlyph;
import org.wheelhouse.ui.theme.StateLook;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** The heading of a machine: glyph, name, and in one line its state, up time, QEMU, machine type, accelerator, origin. */
final class Heading {

	private final Composite control;
	private final Canvas glyph;
	private final Label name;
	private final Label state;
	private final Label lock;
	private final Label rest;
	private final Clock clock;
	private MachineState painted = MachineState.CONNECTING;

	Heading(Composite parent, Clock clock) {
		this.clock = clock;
		control = new Composite(parent, SWT.NONE);
		ColorRole.ALT.fill(control);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 8).spacing(10, 0).applyTo(control);
		glyph = new Canvas(control, SWT.DOUBLE_BUFFERED);
		ColorRole.ALT.fill(glyph);
		GridDataFactory.swtDefaults().hint(StateGlyph.HEADING, StateGlyph.HEADING).span(1, 2).applyTo(glyph);
		glyph.addPaintListener(event -> StateGlyph.paint(event.gc, painted, 0, 0, StateGlyph.HEADING));
		name = label(control, Fonts.HEADING, ColorRole.TEXT);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
		var line = new Composite(control, SWT.NONE);
		ColorRole.ALT.fill(line);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(0, 0).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		lock = label(line, Fonts.PLAIN, ColorRole.TEXT);
		lock.setImage(Icon.LOCK.image());
		GridDataFactory.fillDefaults().exclude(true).applyTo(lock);
		lock.setVisible(false);
		state = label(line, Fonts.PLAIN, ColorRole.TEXT);
		rest = label(line, Fonts.PLAIN, ColorRole.TEXT2);
		GridDataFactory.fillDefaults().grab(true, false).hint(40, SWT.DEFAULT).applyTo(rest);
		WidgetIds.name(name, "overview.name");
		WidgetIds.name(lock, "overview.lock");
		WidgetIds.name(state, "overview.state");
		WidgetIds.name(rest, "overview.heading");
	}

	Composite control() {
		return control;
	}

	void show(Machine machine) {
		if (painted != machine.getState()) {
			painted = machine.getState();
			glyph.redraw();
		}
		var look = StateLook.of(machine.getState());
		look.role().ink(state);
		var changed = set(name, MachineNames.of(machine));
		changed |= set(state, word(machine, look));
		changed |= set(rest, rest(machine));
		changed |= show(lock, machine.getLock() != Lock.NONE);
		if (changed) {
			Literal.tip(rest, (rest(machine).replaceFirst("^ · ", "") + "\n" + AcceleratorText.tip(machine)).strip());
			control.layout(true, true);
		}
	}

	private static boolean show(Label label, boolean visible) {
		if (label.getLayoutData() instanceof GridData data && data.exclude == visible) {
			data.exclude = !visible;
			label.setVisible(visible);
			return true;
		}
		return false;
	}

	private static String word(Machine machine, StateLook look) {
		var status = machine.getStatus();
		if (machine.getState() == MachineState.ENDED && !machine.getEndingText().isBlank()) {
			return machine.getEndingText().lines().findFirst().orElse(look.word());
		}
		return status.isEmpty() || status.equals(look.word()) || look.absent()
				? look.word()
				: look.word() + " (" + status + ")";
	}

	private String rest(Machine machine) {
		var parts = new ArrayList<String>();
		parts.add("");
		parts.add(isFar(machine) ? NLS.bind(Messages.Heading_On, machine.getHost().getLabel()) : "");
		if (machine.getStartedMillis() > 0 && !StateLook.of(machine.getState()).absent()) {
			parts.add(NLS.bind(Messages.Heading_Up,
					Quantity.upTime(Duration.ofMillis(Math.max(0, clock.millis() - machine.getStartedMillis())))));
		}
		switch (machine.getLock()) {
			case MACHINE -> parts.add(Messages.Heading_ReadOnly);
			case HOST -> parts.add(Messages.Heading_ReadOnlyHost);
			case UNKNOWN -> parts.add(Messages.Heading_ReadOnlyUnknown);
			case NONE -> {
				// is no news
			}
		}
		if (!machine.getQemuVersion().isEmpty()) {
			parts.add(NLS.bind(Messages.Heading_Qemu, machine.getQemuVersion()));
		}
		parts.add(machine.getMachineType());
		parts.add(AcceleratorText.of(machine));
		parts.add(origin(machine));
		parts.subList(1, parts.size()).removeIf(String::isEmpty);
		return String.join(" · ", parts);
	}

	private static String origin(Machine machine) {
		if (!machine.isLaunched()) {
			return Messages.Heading_Attached;
		}
		if (machine.getStartedMillis() > 0) {
			return Messages.Heading_Launched;
		}
		return isFar(machine) ? Messages.Heading_NotRunThere : Messages.Heading_NotRun;
	}

	private static boolean isFar(Machine machine) {
		return machine.getHost() instanceof Host host && host.getConnection() != HostConnection.HERE;
	}

	private static boolean set(Label label, String text) {
		return Literal.show(label, text);
	}

	private static Label label(Composite parent, Fonts font, ColorRole color) {
		var label = new Label(parent, SWT.NONE);
		ColorRole.ALT.fill(label);
		label.setFont(font.font());
		color.ink(label);
		return label;
	}
}
