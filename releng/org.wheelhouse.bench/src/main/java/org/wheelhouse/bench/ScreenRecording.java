package org.wheelhouse.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.rfb.Encoding;

/**
 * What a real QEMU sends when it is asked for its whole screen again and again, in one encoding, with 32 bits a pixel: the bytes of
 * each answer, which nobody has looked into. The screen must stand still: an answer ends where QEMU falls silent.
 */
record ScreenRecording(int width, int height, List<byte[]> answers) {

	private static final int SILENCE_MILLISECONDS = 1500;
	private static final int PATIENCE_MILLISECONDS = 60_000;
	/** 32 bits, depth 24, little-endian, true colour, red 16, green 8, blue 0. */
	static final byte[] PIXEL_FORMAT = {32, 24, 0, 1, 0, -1, 0, -1, 0, -1, 16, 8, 0, 0, 0, 0};

	static ScreenRecording of(int port, Encoding encoding, int count) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", port));
			socket.setSoTimeout(PATIENCE_MILLISECONDS);
			DataInputStream in = new DataInputStream(socket.getInputStream());
			DataOutputStream out = new DataOutputStream(socket.getOutputStream());
			in.readFully(new byte[12]);
			out.writeBytes("RFB 003.008\n");
			in.readFully(new byte[in.readUnsignedByte()]);
			out.writeByte(1);
			if (in.readInt() != 0) {
				throw new IOException("QEMU refuses");
			}
			out.writeByte(1);
			int width = in.readUnsignedShort();
			int height = in.readUnsignedShort();
			in.readFully(new byte[16]);
			in.readFully(new byte[in.readInt()]);
			out.writeInt(0);
			out.write(PIXEL_FORMAT);
			out.writeInt(0x02000001);
			out.writeInt(encoding.number());
			List<byte[]> answers = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				out.writeShort(0x0300);
				out.writeShort(0);
				out.writeShort(0);
				out.writeShort(width);
				out.writeShort(height);
				socket.setSoTimeout(PATIENCE_MILLISECONDS);
				answers.add(untilSilence(socket, in));
			}
			return new ScreenRecording(width, height, answers);
		}
	}

	private static byte[] untilSilence(Socket socket, DataInputStream in) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] portion = new byte[1 << 16];
		try {
			while (true) {
				int read = in.read(portion);
				if (read < 0) {
					throw new IOException("QEMU has ended");
				}
				bytes.write(portion, 0, read);
				socket.setSoTimeout(SILENCE_MILLISECONDS);
			}
		} catch (SocketTimeoutException e) {
			if (bytes.size() == 0) {
				throw e;
			}
			return bytes.toByteArray();
		}
	}

	long bytes() {
		return answers.stream().mapToLong(answer -> answer.length).sum();
	}
}
