package org.wheelhouse.ui.theme;

import org.wheelhouse.model.live.MachineState;

/**
 * How a machine's state is told: its colour and its word; {@link StateGlyph} has the shape.
 *
 * @param role the colour
 * @param word for example {@code running}
 */
public record StateLook(ColorRole role, String word) {

	/** The look of a state. */
	public static StateLook of(MachineState state) {
		return switch (state) {
			case DEFINED -> new StateLook(ColorRole.GONE, Messages.State_Defined);
			case CONNECTING -> new StateLook(ColorRole.GONE, Messages.State_Connecting);
			case RUNNING -> new StateLook(ColorRole.RUN, Messages.State_Running);
			case PAUSED -> new StateLook(ColorRole.PAUSE, Messages.State_Paused);
			case MIGRATING -> new StateLook(ColorRole.MIGRATE, Messages.State_Migrating);
			case INCOMING -> new StateLook(ColorRole.MIGRATE, Messages.State_Incoming);
			case SEALED -> new StateLook(ColorRole.MIGRATE, Messages.State_Sealed);
			case FAILED -> new StateLook(ColorRole.FAIL, Messages.State_Failed);
			case SHUTDOWN -> new StateLook(ColorRole.GONE, Messages.State_Shutdown);
			case UNRESPONSIVE -> new StateLook(ColorRole.FAIL, Messages.State_Unresponsive);
			case LOST -> new StateLook(ColorRole.GONE, Messages.State_Lost);
			case ENDED -> new StateLook(ColorRole.GONE, Messages.State_Ended);
		};
	}

	/** Whether nothing is known of the machine at present, so that its row is faint. */
	public boolean absent() {
		return role == ColorRole.GONE;
	}
}
