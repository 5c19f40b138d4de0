package org.wheelhouse.host;

/**
 * What becomes of the machines of a computer when the last session of this user there has ended.
 *
 * @param fate    of them
 * @param text    the same for a person, in whole sentences, with the reason
 * @param command what changes it, to be typed there; empty where nothing has to be
 */
public record AfterLogout(Fate fate, String text, String command) {

	/** What can become of them. */
	public enum Fate {
		/** They run on. */
		RUN_ON,
		/** They are ended. */
		END,
		/** The computer does not tell. */
		UNKNOWN
	}

	/** Of a computer that does not tell. */
	public static final AfterLogout UNKNOWN = new AfterLogout(Fate.UNKNOWN,
			"What becomes of machines when you log out is not known.", "");
}
