package org.wheelhouse.endpoint;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * An open connection that carries bytes both ways. Made by {@link WireLoop#open}; whoever opened it closes it.
 * <p>
 * All methods may be called on any thread and none blocks. Bytes are sent in the order of the calls. After the end of the
 * wire everything sent is dropped in silence: the end itself is told to the {@link WireListener}, once.
 */
public sealed interface Wire extends AutoCloseable permits SocketWire, TlsWire {

	/**
	 * Sends the remaining bytes: at once on the calling thread where the socket takes them, else later. The buffer is
	 * consumed on return and may be used again. A peer that does not read costs at most {@link WireLoop#SEND_LIMIT} bytes, or
	 * one larger message; then the wire ends with {@link WireException.Kind#OVERFLOW}.
	 */
	void send(ByteBuffer bytes);

	/**
	 * Sends the remaining bytes with a copy of one open file descriptor of this process (SCM_RIGHTS). Linux and unix
	 * sockets only. The caller keeps its descriptor and may close it on return.
	 *
	 * @throws WireException of kind {@link WireException.Kind#UNSUPPORTED} when nothing was sent because descriptors cannot
	 *                       be passed here
	 */
	void send(ByteBuffer bytes, int descriptor) throws WireException;

	/**
	 * From now on each byte is sent in a TLS record of its own, where there is TLS: for a peer that reads the first byte of a
	 * record and then waits for the next record.
	 */
	default void sendByteByByte() {
		// there are no records
	}

	/** Whether {@link #send(ByteBuffer, int)} passes descriptors: the peer is a program of this computer, at a unix socket. */
	boolean passesDescriptors();

	/**
	 * Stops reading, so that the peer is slowed down by its own full socket. At most one portion that was already read
	 * is still delivered. While paused the end of the peer goes unnoticed.
	 */
	void pauseReading();

	/** Reads again after {@link #pauseReading()}. */
	void resumeReading();

	/** The process that created the listening unix socket, where the kernel tells it (Linux, unix sockets). */
	OptionalLong peerPid();

	/** Whom this wire was opened to. */
	Address remote();

	/** Ends the wire; what was not sent yet is dropped. Does nothing when it has ended. */
	@Override
	void close();
}
