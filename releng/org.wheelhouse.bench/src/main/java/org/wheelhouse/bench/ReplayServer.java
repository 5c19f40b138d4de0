package org.wheelhouse.bench;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Plays a recorded screen to one viewer: an answer for each request, and nothing when all have been sent. Has a thread. */
final class ReplayServer implements AutoCloseable {

	private static final int SET_PIXEL_FORMAT = 0;
	private static final int SET_ENCODINGS = 2;
	private static final int REQUEST = 3;

	private final ScreenRecording recording;
	private final ServerSocket listening;

	ReplayServer(ScreenRecording recording) throws IOException {
		this.recording = recording;
		listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread.ofPlatform().daemon().name("replay").start(this::serve);
	}

	int port() {
		return listening.getLocalPort();
	}

	private void serve() {
		try (Socket socket = listening.accept();
				DataInputStream in = new DataInputStream(socket.getInputStream());
				DataOutputStream out = new DataOutputStream(
						new BufferedOutputStream(socket.getOutputStream(), 1 << 20))) {
			socket.setTcpNoDelay(true);
			greet(in, out);
			int sent = 0;
			while (true) {
				int type = in.readUnsignedByte();
				switch (type) {
					case SET_PIXEL_FORMAT -> in.skipNBytes(19);
					case SET_ENCODINGS -> {
						in.skipNBytes(1);
						in.skipNBytes(in.readUnsignedShort() * 4L);
					}
					case REQUEST -> {
						in.skipNBytes(9);
						if (sent < recording.answers().size()) {
							out.write(recording.answers().get(sent++));
							out.flush();
						}
					}
					default -> throw new IOException("the viewer sends a message of type " + type);
				}
			}
		} catch (IOException _) {
			// The viewer has gone, or never came.
		}
	}

	private void greet(DataInputStream in, DataOutputStream out) throws IOException {
		out.writeBytes("RFB 003.008\n");
		out.flush();
		in.skipNBytes(12);
		out.writeShort(0x0101);
		out.flush();
		in.skipNBytes(1);
		out.writeInt(0);
		out.flush();
		in.skipNBytes(1);
		out.writeShort(recording.width());
		out.writeShort(recording.height());
		out.write(ScreenRecording.PIXEL_FORMAT);
		byte[] name = "replayed".getBytes(StandardCharsets.US_ASCII);
		out.writeInt(name.length);
		out.write(name);
		out.flush();
	}

	@Override
	public void close() {
		try {
			listening.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
