package org.wheelhouse.ui.devices.leaving;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.PendingUnplug;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Says above a picture of devices which of them are leaving, how far each is, and what helps: waiting with a clock, silent, to be
 * done by the next reset, refused. Takes no room while there is none. UI thread.
 */
public final class LeavingBar extends Composite {

	/** What a person can do about a device that does not go. */
	public interface Gestures {

		/** Asks for it again. */
		void askAgain(String deviceId);

		/** Resets the machine. */
		void reset();

		/** The refusal was read. */
		void dismiss(String deviceId);
	}

	/** What is shown of one row, but for the time. */
	private record Row(String device, LeavingState state, String text) {

		static Row of(PendingUnplug asked) {
			return new Row(asked.getDevice(), asked.getState(), asked.getText());
		}
	}

	private final Gestures gestures;
	private List<Row> shown = List.of();

	public LeavingBar(Composite parent, Gestures gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		WidgetIds.name(this, "pci.leaving");
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(this);
		setVisible(false);
	}

	/** Whether what is said of one of them changes with the time. */
	public static boolean hasClock(List<PendingUnplug> asked) {
		return asked.stream().anyMatch(unplug -> unplug.getState() == LeavingState.WAITING);
	}

	/** Shows them; cheap when only the time has changed. Returns whether its height may have changed. */
	public boolean show(List<PendingUnplug> asked, long nowMillis) {
		var rows = asked.stream().map(Row::of).toList();
		boolean other = !rows.equals(shown);
		if (other) {
			shown = rows;
			for (var child : getChildren()) {
				child.dispose();
			}
			asked.forEach(this::add);
			GridDataFactory.fillDefaults().grab(true, false).exclude(asked.isEmpty()).applyTo(this);
			setVisible(!asked.isEmpty());
		}
		var strips = getChildren();
		for (int i = 0; i < strips.length; i++) {
			var label = (Label) ((Composite) strips[i]).getChildren()[1];
			var text = Literal.label(text(asked.get(i), nowMillis));
			if (!label.getText().equals(text)) {
				other |= label.getText().length() != text.length();
				label.setText(text);
			}
		}
		return other;
	}

	private void add(PendingUnplug asked) {
		boolean refused = asked.getState() == LeavingState.REFUSED;
		var row = new Composite(this, SWT.NONE);
		(refused ? ColorRole.ERROR_FILL : ColorRole.WARNING_FILL).fill(row);
		row.setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 3).spacing(8, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		var sign = new Label(row, SWT.NONE);
		sign.setImage(icon(asked.getState()).image());
		var label = new Label(row, SWT.WRAP);
		ColorRole.TEXT.ink(label);
		label.setToolTipText(asked.getText());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(100, SWT.DEFAULT)
				.applyTo(label);
		var link = new Link(row, SWT.NONE);
		link.setLinkForeground(ColorRole.ACCENT.color());
		WidgetIds.name(link, "pci.leaving." + asked.getDevice());
		link.setText(links(asked.getState()));
		var device = asked.getDevice();
		link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			switch (event.text) {
				case "reset" -> gestures.reset();
				case "dismiss" -> gestures.dismiss(device);
				default -> gestures.askAgain(device);
			}
		}));
	}

	/** The sign of a state, which tells it without its colour. */
	public static Icon icon(LeavingState state) {
		return switch (state) {
			case REFUSED -> Icon.ERROR;
			case AT_RESET -> Icon.RESET;
			case SILENT -> Icon.WARNING;
			case WAITING, STAYS -> Icon.LEAVING;
		};
	}

	/** What became of asking for a device, in a word or two; empty while nobody has. */
	public static String word(LeavingState state) {
		return switch (state) {
			case STAYS -> "";
			case WAITING -> Messages.LeavingBar_leaving;
			case SILENT -> Messages.LeavingBar_silent;
			case AT_RESET -> Messages.LeavingBar_atReset;
			case REFUSED -> Messages.LeavingBar_refused;
		};
	}

	private static String links(LeavingState state) {
		return switch (state) {
			case REFUSED -> Messages.LeavingBar_refusedLinks;
			case AT_RESET -> Messages.LeavingBar_resetLinks;
			case SILENT, WAITING, STAYS -> Messages.LeavingBar_links;
		};
	}

	private static String text(PendingUnplug asked, long nowMillis) {
		var who = asked.isTheirs() ? NLS.bind(Messages.LeavingBar_theirs, asked.getDevice()) : asked.getDevice();
		if (asked.getState() != LeavingState.WAITING) {
			return NLS.bind(Messages.LeavingBar_stays, who, asked.getText());
		}
		long seconds = Math.max(0, nowMillis - asked.getSinceMillis()) / 1000;
		return asked.getUsual().isEmpty()
				? NLS.bind(Messages.LeavingBar_waits, who, seconds)
				: NLS.bind(Messages.LeavingBar_waitsAsUsual, new Object[]{who, seconds, asked.getUsual()});
	}
}
