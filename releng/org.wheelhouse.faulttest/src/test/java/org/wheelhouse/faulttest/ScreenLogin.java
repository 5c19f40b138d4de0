package org.wheelhouse.faulttest;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Knocks with a password at the screen of a machine, on a unix socket; whether it is let in. */
final class ScreenLogin {

	private static final int SPICE_KEY = 162;
	private static final int SPICE_LINK = 18;

	private ScreenLogin() {
	}

	/** At a VNC server that asks for one (RFC 6143 §7.1, §7.2.2). */
	static boolean vnc(Path socket, String password) throws IOException, GeneralSecurityException {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
			OutputStream out = Channels.newOutputStream(channel);
			in.readFully(new byte[12]);
			out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
			byte[] ways = new byte[in.readUnsignedByte()];
			in.readFully(ways);
			if (ways.length != 1 || ways[0] != 2) {
				throw new IOException("it lets in by " + Arrays.toString(ways) + ", and not by a password alone");
			}
			out.write(2);
			byte[] challenge = new byte[16];
			in.readFully(challenge);
			byte[] key = new byte[8];
			byte[] given = password.getBytes(StandardCharsets.ISO_8859_1);
			for (int i = 0; i < Math.min(key.length, given.length); i++) {
				key[i] = (byte) (Integer.reverse(given[i]) >>> 24);
			}
			Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
			des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
			out.write(des.doFinal(challenge));
			return in.readInt() == 0;
		}
	}

	/** At a SPICE server (its protocol's "link stage"): the main channel, by a ticket. */
	static boolean spice(Path socket, String password) throws IOException, GeneralSecurityException {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
			OutputStream out = Channels.newOutputStream(channel);
			out.write(little(16 + SPICE_LINK).put("REDQ".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt(2)
					.putInt(SPICE_LINK).putInt(0).put((byte) 1).put((byte) 0).putInt(0).putInt(0).putInt(SPICE_LINK)
					.array());
			byte[] header = new byte[16];
			in.readFully(header);
			byte[] reply = new byte[ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(12)];
			in.readFully(reply);
			if (ByteBuffer.wrap(reply).getInt() != 0) {
				throw new IOException("it refuses the link");
			}
			Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
			rsa.init(Cipher.ENCRYPT_MODE, KeyFactory.getInstance("RSA")
					.generatePublic(new X509EncodedKeySpec(Arrays.copyOfRange(reply, 4, 4 + SPICE_KEY))));
			out.write(rsa.doFinal((password + "\0").getBytes(StandardCharsets.UTF_8)));
			return in.readInt() == 0;
		}
	}

	private static ByteBuffer little(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}
}
