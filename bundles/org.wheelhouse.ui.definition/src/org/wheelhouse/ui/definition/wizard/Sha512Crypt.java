package org.wheelhouse.ui.definition.wizard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The hash of a password as it stands in {@code /etc/shadow}: SHA-512 in the way of {@code crypt(3)} with 5000 rounds. Takes some
 * milliseconds. Any thread.
 */
final class Sha512Crypt {

	private static final String LETTERS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	private static final String KIND = "$6$";
	private static final int ROUNDS = 5000;
	private static final int SALT = 16;
	private static final int SIZE = 64;
	private static final int THIRD = 21;

	private Sha512Crypt() {
	}

	/** With a salt of its own. */
	static String hash(String password) {
		var salt = new StringBuilder();
		new SecureRandom().ints(SALT, 0, LETTERS.length()).forEach(letter -> salt.append(LETTERS.charAt(letter)));
		return hash(password, salt.toString());
	}

	/** @param salt up to 16 letters */
	static String hash(String password, String salt) {
		var key = password.getBytes(StandardCharsets.UTF_8);
		var grain = salt.getBytes(StandardCharsets.UTF_8);
		var digest = digest();
		var other = digest(digest, key, grain, key);
		digest.update(key);
		digest.update(grain);
		digest.update(repeated(other, key.length));
		for (var length = key.length; length > 0; length >>= 1) {
			digest.update((length & 1) != 0 ? other : key);
		}
		var result = digest.digest();
		for (var i = 0; i < key.length; i++) {
			digest.update(key);
		}
		var keys = repeated(digest.digest(), key.length);
		for (var i = 0; i < 16 + (result[0] & 0xFF); i++) {
			digest.update(grain);
		}
		var grains = repeated(digest.digest(), grain.length);
		for (var round = 0; round < ROUNDS; round++) {
			digest.update(round % 2 == 1 ? keys : result);
			if (round % 3 != 0) {
				digest.update(grains);
			}
			if (round % 7 != 0) {
				digest.update(keys);
			}
			digest.update(round % 2 == 1 ? result : keys);
			result = digest.digest();
		}
		return KIND + salt + "$" + letters(result);
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-512");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-512", e);
		}
	}

	private static byte[] digest(MessageDigest digest, byte[]... parts) {
		Arrays.stream(parts).forEach(digest::update);
		return digest.digest();
	}

	private static byte[] repeated(byte[] bytes, int length) {
		var repeated = new byte[length];
		for (var i = 0; i < length; i++) {
			repeated[i] = bytes[i % bytes.length];
		}
		return repeated;
	}

	/** Three bytes, each from another third and in turn, are four letters. */
	private static String letters(byte[] result) {
		var text = new StringBuilder();
		var a = 0;
		var b = THIRD;
		var c = 2 * THIRD;
		for (var i = 0; i < THIRD; i++) {
			letters(text, result[a], result[b], result[c], 4);
			var first = a;
			a = b + 1;
			b = c + 1;
			c = first + 1;
		}
		letters(text, (byte) 0, (byte) 0, result[SIZE - 1], 2);
		return text.toString();
	}

	private static void letters(StringBuilder text, byte high, byte middle, byte low, int count) {
		var bits = (high & 0xFF) << 16 | (middle & 0xFF) << 8 | low & 0xFF;
		for (var i = 0; i < count; i++) {
			text.append(LETTERS.charAt(bits & 0x3F));
			bits >>= 6;
		}
	}
}
