package org.wheelhouse.endpoint;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Private keys in the three forms in which openssl and certtool write them. Java reads one: PKCS#8 (RFC 5208). */
final class PrivateKeys {

	private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
	private static final byte[] VERSION = HexFormat.of().parseHex("020100");
	/** rsaEncryption, and no parameters (RFC 8017). */
	private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
	/** id-ecPublicKey (RFC 5480). */
	private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
	private static final int SEQUENCE = 0x30;
	private static final int OCTETS = 0x04;
	/** Where the curve is in a key of RFC 5915. */
	private static final int PARAMETERS = 0xa0;

	private PrivateKeys() {
	}

	/** @param label as it stands in the file */
	static PrivateKey of(String label, byte[] bytes) throws GeneralSecurityException {
		var key = new PKCS8EncodedKeySpec(switch (label) {
			case "RSA PRIVATE KEY" -> tagged(SEQUENCE, joined(VERSION, RSA, tagged(OCTETS, bytes)));
			case "EC PRIVATE KEY" -> tagged(SEQUENCE,
					joined(VERSION, tagged(SEQUENCE, joined(EC, curve(bytes))), tagged(OCTETS, bytes)));
			default -> bytes;
		});
		for (var algorithm : ALGORITHMS) {
			try {
				return KeyFactory.getInstance(algorithm).generatePrivate(key);
			} catch (InvalidKeySpecException _) {
				// of another one
			}
		}
		throw new InvalidKeyException("no key of " + ALGORITHMS);
	}

	private static byte[] joined(byte[]... parts) {
		var all = new ByteArrayOutputStream();
		for (var part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

	private static byte[] tagged(int tag, byte[] content) {
		var all = new ByteArrayOutputStream();
		all.write(tag);
		if (content.length < 0x80) {
			all.write(content.length);
		} else {
			all.write(0x82);
			all.write(content.length >> 8);
			all.write(content.length);
		}
		all.writeBytes(content);
		return all.toByteArray();
	}

	/** The name of the curve, with its tag: {@code SEQUENCE { INTEGER 1, OCTET STRING, [0] { curve }, … }}. */
	private static byte[] curve(byte[] key) throws InvalidKeyException {
		try {
			var at = content(key, 0);
			while (at < key.length) {
				var begin = content(key, at);
				var end = begin + length(key, at);
				if ((key[at] & 0xff) == PARAMETERS) {
					return Arrays.copyOfRange(key, begin, end);
				}
				at = end;
			}
		} catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
			throw new InvalidKeyException(e);
		}
		throw new InvalidKeyException("no curve");
	}

	/** Where the content begins of what begins there. */
	private static int content(byte[] der, int at) {
		return at + 2 + ((der[at + 1] & 0x80) == 0 ? 0 : der[at + 1] & 0x7f);
	}

	private static int length(byte[] der, int at) {
		if ((der[at + 1] & 0x80) == 0) {
			return der[at + 1];
		}
		var length = 0;
		for (var i = at + 2; i < content(der, at); i++) {
			length = length << 8 | der[i] & 0xff;
		}
		return length;
	}
}
