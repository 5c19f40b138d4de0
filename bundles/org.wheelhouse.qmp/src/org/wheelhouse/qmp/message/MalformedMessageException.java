package org.wheelhouse.qmp.message;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a peer sent is not QMP. The message says what is wrong and cites the beginning of it. */
public final class MalformedMessageException extends Exception {

	private static final long serialVersionUID = 1L;

	private static final int CITED = 80;
	/** What programs begin with that are met on the ports of monitors. */
	private static final Map<String, String> BEGINNINGS = Map.of("RFB ", "a VNC server", "SSH-", "an ssh server",
			"HTTP/", "a web server", "QEMU ", "QEMU's human monitor", "(qemu)", "QEMU's human monitor", "220 ",
			"a mail or file server");

	private final String looksLike;

	/**
	 * @param problem what is wrong, as the beginning of a sentence
	 * @param bytes   what was received
	 * @param length  how many of them count
	 */
	MalformedMessageException(String problem, byte[] bytes, int length) {
		super(problem + ": “" + cite(bytes, length) + "”");
		looksLike = BEGINNINGS.entrySet().stream()
				.filter(known -> new String(bytes, 0, length, StandardCharsets.ISO_8859_1).startsWith(known.getKey()))
				.map(Map.Entry::getValue).findFirst().orElse("");
	}

	/** What begins so, for example “a VNC server”; empty when that is not known. */
	public String looksLike() {
		return looksLike;
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
