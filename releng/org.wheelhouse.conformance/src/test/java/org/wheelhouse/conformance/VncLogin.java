package org.wheelhouse.conformance;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Knocks at a VNC server with a password (RFC 6143 §7.1, §7.2.2). */
final class VncLogin {

	private VncLogin() {
	}

	/** Whether one listens there. */
	static boolean isServer(String host, int port) {
		try (Socket socket = new Socket(host, port)) {
			return new DataInputStream(socket.getInputStream()).readNBytes(4).length == 4;
		} catch (ConnectException _) {
			return false;
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Whether the server lets somebody in. */
	static boolean succeeds(String host, int port, String password) {
		try (Socket socket = new Socket(host, port)) {
			DataInputStream in = new DataInputStream(socket.getInputStream());
			OutputStream out = socket.getOutputStream();
			in.readFully(new byte[12]);
			out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
			in.readFully(new byte[in.readUnsignedByte()]);
			out.write(2);
			byte[] challenge = new byte[16];
			in.readFully(challenge);
			out.write(answer(challenge, password));
			return in.readInt() == 0;
		} catch (IOException | GeneralSecurityException e) {
			throw new AssertionError(e);
		}
	}

	/** DES with the bits of each byte of the key in reverse. */
	private static byte[] answer(byte[] challenge, String password) throws GeneralSecurityException {
		byte[] key = new byte[8];
		byte[] given = password.getBytes(StandardCharsets.ISO_8859_1);
		for (int i = 0; i < Math.min(key.length, given.length); i++) {
			key[i] = (byte) (Integer.reverse(given[i]) >>> 24);
		}
		Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
		des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
		return des.doFinal(challenge);
	}
}
