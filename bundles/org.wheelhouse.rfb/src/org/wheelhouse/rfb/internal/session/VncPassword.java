package org.wheelhouse.rfb.internal.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The answer to VNC's challenge (RFC 6143, 7.2.2): DES, with the first eight bytes of the password as its key. The RFC names
 * no encoding; QEMU gets its passwords as JSON, and looks at the bytes of their UTF-8.
 */
final class VncPassword {

	static final int CHALLENGE_BYTES = 16;

	private static final int KEY_BYTES = 8;

	private VncPassword() {
	}

	/** The challenge as encrypted by the password. Each byte of the key goes in with its bits in reverse. */
	static byte[] answer(String password, byte[] challenge) {
		var bytes = password.getBytes(StandardCharsets.UTF_8);
		var key = new byte[KEY_BYTES];
		for (var i = 0; i < Math.min(bytes.length, KEY_BYTES); i++) {
			key[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
		}
		try {
			var cipher = Cipher.getInstance("DES/ECB/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
			return cipher.doFinal(challenge);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java has no DES", e);
		}
	}
}
