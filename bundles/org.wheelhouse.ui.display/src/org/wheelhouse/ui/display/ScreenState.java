package org.wheelhouse.ui.display;

/** How the connection to a guest's screen is. */
sealed interface ScreenState {

	/** There is nothing to connect to: the machine does not run. */
	record Off() implements ScreenState {}

	/** Nobody has answered yet. */
	record Connecting() implements ScreenState {}

	/**
	 * The screen is there.
	 *
	 * @param address  of the server; empty when the connection was opened through the monitor
	 * @param password whether it asked for one
	 */
	record Connected(String address, boolean password) implements ScreenState {}

	/**
	 * The server wants a password.
	 *
	 * @param reason what it said
	 */
	record PasswordWanted(String reason) implements ScreenState {}

	/**
	 * It cannot be connected, or was lost; it is tried again.
	 *
	 * @param reason fit to be shown
	 */
	record Broken(String reason) implements ScreenState {}
}
