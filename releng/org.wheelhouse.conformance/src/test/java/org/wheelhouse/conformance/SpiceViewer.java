package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;

import javax.crypto.Cipher;

/**
 * A viewer of a SPICE server that asks for no password: has the main channel, shows nothing, and tells what the server says
 * of a migration. After the SPICE protocol's description, version 2.2.
 */
final class SpiceViewer implements AutoCloseable {

	private static final int MAGIC = 0x51444552;
	private static final int HEADER = 16;
	/** The type of the channel that a viewer has first, as QMP tells it too. */
	static final int MAIN_CHANNEL = 1;
	/** It chooses how to log in, by a ticket, and takes headers of six bytes. */
	private static final int COMMON_CAPABILITIES = 1 << 0 | 1 << 1 | 1 << 3;
	/** It can be told where the machine goes while it still looks at the source. */
	private static final int SEMI_SEAMLESS_MIGRATION = 1 << 0;
	private static final int BY_TICKET = 1;
	private static final int PUBLIC_KEY = 162;
	private static final int MIGRATE_BEGIN = 101;
	private static final int INIT = 103;

	private final SocketChannel channel;

	/** Connects, and waits until the server has begun to talk to it. */
	SpiceViewer(Path socket) throws IOException {
		channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		channel.connect(UnixDomainSocketAddress.of(socket));
		channel.configureBlocking(false);
		channel.write(little(HEADER + 26).putInt(MAGIC).putInt(2).putInt(2).putInt(26)
				.putInt(0).put((byte) MAIN_CHANNEL).put((byte) 0).putInt(1).putInt(1).putInt(18)
				.putInt(COMMON_CAPABILITIES).putInt(SEMI_SEAMLESS_MIGRATION).flip());
		ByteBuffer reply = read(read(HEADER).getInt(12));
		assertEquals(0, reply.getInt(), "the SPICE server takes a link");
		channel.write(little(4).putInt(BY_TICKET).flip());
		byte[] key = new byte[PUBLIC_KEY];
		reply.get(key);
		channel.write(ByteBuffer.wrap(noPassword(key)));
		assertEquals(0, read(4).getInt(), "the SPICE server lets it in");
		await(INIT);
	}

	private static byte[] noPassword(byte[] key) {
		try {
			Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
			cipher.init(Cipher.ENCRYPT_MODE, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
			return cipher.doFinal(new byte[1]);
		} catch (GeneralSecurityException e) {
			throw new AssertionError(e);
		}
	}

	/** Waits until the server tells where the machine goes: {@code host port tls-port subject}. */
	String destination() {
		ByteBuffer told = await(MIGRATE_BEGIN);
		return text(told, 4) + " " + Short.toUnsignedInt(told.getShort(0)) + " "
				+ Short.toUnsignedInt(told.getShort(2)) + " " + text(told, 12);
	}

	/** A text whose length, and place in the message, stand at an offset. */
	private static String text(ByteBuffer message, int offset) {
		int length = message.getInt(offset);
		byte[] text = new byte[length];
		message.get(message.getInt(offset + 4), text);
		return new String(text, StandardCharsets.UTF_8).replace("\0", "");
	}

	private ByteBuffer await(int wanted) {
		while (true) {
			ByteBuffer header = read(6);
			ByteBuffer content = read(header.getInt(2));
			if (header.getShort(0) == wanted) {
				return content;
			}
		}
	}

	private ByteBuffer read(int size) {
		ByteBuffer read = little(size);
		Await.until(() -> "the SPICE server has said " + read + " of it", () -> fills(read));
		return read.flip();
	}

	private boolean fills(ByteBuffer buffer) {
		try {
			assertTrue(channel.read(buffer) >= 0, "the SPICE server has hung up");
			return !buffer.hasRemaining();
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private static ByteBuffer little(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
