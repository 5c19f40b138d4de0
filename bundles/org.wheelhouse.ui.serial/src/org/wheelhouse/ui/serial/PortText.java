package org.wheelhouse.ui.serial;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.serial.SerialState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Quantity;

/** How it stands with a port, in one line. Pure. */
final class PortText {

	private static final String BETWEEN = "   ·   ";

	private PortText() {
		// holds nothing
	}

	/**
	 * The line.
	 *
	 * @param cut     that not all columns are in sight; empty where they are
	 * @param missed  bytes that could not be shown
	 * @param hasKeys whether the guest has the keys
	 */
	static String of(SerialConsole console, String cut, long missed, boolean hasKeys) {
		var status = console.status();
		var text = new StringBuilder(" ").append(status.port()).append(status.port().isEmpty() ? "" : BETWEEN)
				.append(word(status.state())).append(cut.isEmpty() ? "" : BETWEEN).append(cut).append(BETWEEN)
				.append(NLS.bind(Messages.State_Received, Quantity.bytes(console.received())));
		if (missed > 0) {
			text.append(BETWEEN).append(NLS.bind(Messages.State_Missed, Quantity.bytes(missed)));
		}
		if (status.state() == SerialState.OPEN) {
			text.append(BETWEEN).append(console.readOnly().isPresent()
					? Messages.Keys_ReadOnly
					: hasKeys ? Messages.Keys_Guest : Messages.Keys_Workbench);
		}
		if (!status.detail().isEmpty()) {
			text.append(BETWEEN).append(status.detail());
		}
		return text.toString();
	}

	private static String word(SerialState state) {
		return switch (state) {
			case UNKNOWN -> Messages.State_Unknown;
			case NONE -> Messages.State_None;
			case ELSEWHERE -> Messages.State_Elsewhere;
			case FREE -> Messages.State_Free;
			case CONNECTING -> Messages.State_Connecting;
			case OPEN -> Messages.State_Open;
			case TAKEN -> Messages.State_Taken;
			case LOST -> Messages.State_Lost;
		};
	}

	static ColorRole color(SerialState state) {
		return switch (state) {
			case OPEN, FREE, CONNECTING, UNKNOWN, NONE -> ColorRole.TEXT2;
			case ELSEWHERE, TAKEN -> ColorRole.PAUSE;
			case LOST -> ColorRole.FAIL;
		};
	}
}
