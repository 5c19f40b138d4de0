package org.wheelhouse.qmp.message;

/** Passes over what a telnet server negotiates (RFC 854, 855): a client that says nothing agrees to nothing. */
final class TelnetOptions {

	private static final int IAC = 255;
	private static final int FIRST_VERB = 251;
	private static final int SUB_BEGIN = 250;
	private static final int SUB_END = 240;

	private enum Place {
		OUTSIDE, COMMAND, OPTION, WITHIN, WITHIN_COMMAND
	}

	private Place place = Place.OUTSIDE;

	/** Whether this byte belongs to a negotiation. */
	boolean takes(byte next) {
		var code = Byte.toUnsignedInt(next);
		switch (place) {
			case OUTSIDE -> {
				if (code != IAC) {
					return false;
				}
				place = Place.COMMAND;
			}
			case COMMAND -> {
				if (code < SUB_END || code == IAC) {
					place = Place.OUTSIDE;
					return false;
				}
				place = code == SUB_BEGIN ? Place.WITHIN : code >= FIRST_VERB ? Place.OPTION : Place.OUTSIDE;
			}
			case OPTION -> place = Place.OUTSIDE;
			case WITHIN -> place = code == IAC ? Place.WITHIN_COMMAND : Place.WITHIN;
			case WITHIN_COMMAND -> place = code == SUB_END ? Place.OUTSIDE : Place.WITHIN;
		}
		return true;
	}

	/** Whether what was taken is whole. */
	boolean isWhole() {
		return place == Place.OUTSIDE;
	}
}
