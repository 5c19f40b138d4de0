package org.wheelhouse.host;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A password or key, as the bytes that QEMU is to be given. Shows itself to nobody: neither its text nor its length. Immutable.
 */
public final class Secret {

	/** What stands where one would. */
	public static final String HIDDEN = "••••";

	private final byte[] bytes;

	private Secret(byte[] bytes) {
		this.bytes = bytes;
	}

	/** What was typed, in UTF-8. */
	public static Secret of(char[] typed) {
		ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
		byte[] bytes = new byte[encoded.remaining()];
		encoded.get(bytes);
		return new Secret(bytes);
	}

	/** What is given as bytes; they are copied. */
	public static Secret of(byte[] given) {
		return new Secret(given.clone());
	}

	/** The bytes; a copy. */
	public byte[] bytes() {
		return bytes.clone();
	}

	/** The text; for those who take nothing else. */
	public String text() {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Secret secret && Arrays.equals(bytes, secret.bytes);
	}

	@Override
	public int hashCode() {
		return Secret.class.hashCode(); // says nothing of what it is
	}

	@Override
	public String toString() {
		return HIDDEN;
	}
}
