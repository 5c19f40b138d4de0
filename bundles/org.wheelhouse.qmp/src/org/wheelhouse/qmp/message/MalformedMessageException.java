package org.wheelhouse.qmp.message;

/** What a peer sent is not QMP. The message says what is wrong and cites the beginning of it. */
public final class MalformedMessageException extends Exception {

	private static final long serialVersionUID = 1L;

	private static final int CITED = 80;

	/**
	 * @param problem what is wrong, as the beginning of a sentence
	 * @param bytes   what was received
	 * @param length  how many of them count
	 */
	MalformedMessageException(String problem, byte[] bytes, int length) {
		super(problem + ": “" + cite(bytes, length) + "”");
	}

	/** Readable, whatever it is: bytes that are no printable ASCII are shown by number. */
	private static String cite(byte[] bytes, int length) {
		var text = new StringBuilder();
		for (var i = 0; i < Math.min(length, CITED); i++) {
			if (bytes[i] >= ' ' && bytes[i] < 0x7f) {
				text.append((char) bytes[i]);
			} else {
				text.append(String.format("\\x%02x", bytes[i]));
			}
		}
		return length > CITED ? text + "…” (" + length + " bytes) “" : text.toString();
	}
}
