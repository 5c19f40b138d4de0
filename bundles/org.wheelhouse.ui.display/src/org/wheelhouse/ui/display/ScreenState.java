package org.wheelhouse.ui.display;

import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.rfb.RfbException;

/** How the connection to a guest's screen is. */
sealed interface ScreenState {

	/**
	 * There is nothing to connect to.
	 *
	 * @param reason why, and what to do
	 */
	record Off(String reason) implements ScreenState {}

	/** Nobody has answered yet. */
	record Connecting() implements ScreenState {}

	/**
	 * The screen is there.
	 *
	 * @param address  of the server; empty when the connection was opened through the monitor
	 * @param password whether it asked for one
	 * @param servers  how many VNC servers the machine has, 0 when it does not tell
	 * @param screens  how many pictures it draws, 0 when it does not tell
	 */
	record Connected(String address, boolean password, int servers, int screens) implements ScreenState {}

	/**
	 * The server wants a password.
	 *
	 * @param reason  what it said
	 * @param refused whether it had one from us
	 */
	record PasswordWanted(String reason, boolean refused) implements ScreenState {}

	/**
	 * The machine has no screen to connect to, for as long as it runs.
	 *
	 * @param reason why, and what to do
	 */
	record None(String reason) implements ScreenState {}

	/**
	 * It cannot be connected, and is not tried again by itself because the same would come of it.
	 *
	 * @param reason why, and what to do
	 */
	record GivenUp(String reason) implements ScreenState {}

	/**
	 * It cannot be connected, or was lost; it is tried again.
	 *
	 * @param reason fit to be shown
	 */
	record Broken(String reason) implements ScreenState {}

	/** How it is as long as the machine is in a state without a screen; empty in one that may have one. */
	static Optional<Off> off(MachineState state) {
		return switch (state) {
			case RUNNING, PAUSED, MIGRATING, INCOMING, SEALED, FAILED, SHUTDOWN, UNRESPONSIVE -> Optional.empty();
			case DEFINED, ENDED -> Optional.of(new Off(Messages.Curtain_OffText));
			case CONNECTING, LOST -> Optional.of(new Off(Messages.Curtain_AwayText));
		};
	}

	/** How it is after a session has ended. */
	static ScreenState after(Optional<RfbException> reason) {
		if (reason.isEmpty()) {
			return new Broken("");
		}
		var words = String.valueOf(reason.get().getMessage());
		return switch (reason.get().kind()) {
			case PASSWORD_NEEDED -> new PasswordWanted(words, false);
			case PASSWORD_REFUSED -> new PasswordWanted(words, true);
			case UNSUPPORTED -> new GivenUp(words + ' ' + Messages.Curtain_Unsupported);
			case CONNECT, TIMEOUT, PROTOCOL, LIMIT, REFUSED, CLOSED ->
				none(reason.get()).<ScreenState>map(none -> none.kind() == NoScreenException.Kind.OUT_OF_REACH
						? new GivenUp(words)
						: new None(words)).orElseGet(() -> new Broken(words));
		};
	}

	private static Optional<NoScreenException> none(Throwable reason) {
		return Stream.iterate(reason, cause -> cause != null, Throwable::getCause)
				.filter(NoScreenException.class::isInstance).map(NoScreenException.class::cast).findFirst();
	}
}
