package org.wheelhouse.endpoint;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.OptionalLong;

/**
 * The few calls of the C library that Java's channels do not offer: passing a descriptor and asking who the peer is. Thread-safe.
 */
final class LinuxCalls {

	private static final int SOL_SOCKET = 1;
	private static final int SCM_RIGHTS = 1;
	private static final int SO_PEERCRED = 17;
	private static final int MSG_DONTWAIT = 0x40;
	private static final int MSG_NOSIGNAL = 0x4000;
	private static final int EINTR = 4;
	private static final int EAGAIN = 11;

	private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
	private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
	private static final AddressLayout POINTER = ValueLayout.ADDRESS;
	private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
	private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

	/** struct msghdr on LP64: name, namelen, iov, iovlen, control, controllen, flags. */
	private static final long MSGHDR_SIZE = 56;
	private static final long MSGHDR_IOV = 16;
	private static final long MSGHDR_IOVLEN = 24;
	private static final long MSGHDR_CONTROL = 32;
	private static final long MSGHDR_CONTROLLEN = 40;
	/** struct cmsghdr (len 8, level 4, type 4) with one int, padded to eight bytes. */
	private static final long CMSG_SPACE = 24;
	private static final long CMSG_LEN = 20;

	private final MethodHandle sendmsg;
	private final MethodHandle getsockopt;
	private final MethodHandle dup;
	private final MethodHandle close;
	private final MethodHandle descriptorOf;

	/**
	 * Finds the calls.
	 *
	 * @throws WireException of kind {@link WireException.Kind#UNSUPPORTED} where they cannot be used
	 */
	LinuxCalls() throws WireException {
		if (!"Linux".equals(System.getProperty("os.name"))) {
			throw new WireException(WireException.Kind.UNSUPPORTED,
					"Passing descriptors and asking for the peer's process is known for Linux only.");
		}
		try {
			descriptorOf = descriptorOfChannel();
			sendmsg = find("sendmsg", FunctionDescriptor.of(LONG, INT, POINTER, INT));
			getsockopt = find("getsockopt", FunctionDescriptor.of(INT, INT, INT, INT, POINTER, POINTER));
			dup = find("dup", FunctionDescriptor.of(INT, INT));
			close = find("close", FunctionDescriptor.of(INT, INT));
		} catch (ReflectiveOperationException | RuntimeException e) {
			throw new WireException(WireException.Kind.UNSUPPORTED,
					"Descriptors cannot be passed by this Java. Start it with --add-opens java.base/sun.nio.ch=ALL-UNNAMED "
							+ "--enable-native-access=ALL-UNNAMED (" + e.getMessage() + ").",
					e);
		}
	}

	private static MethodHandle descriptorOfChannel() throws ReflectiveOperationException {
		// By its module: a bundle's class loader does not know the JDK's own packages.
		var type = Class.forName(SocketChannel.class.getModule(), "sun.nio.ch.SelChImpl");
		if (type == null) {
			throw new ClassNotFoundException("sun.nio.ch.SelChImpl");
		}
		var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
		return lookup.findVirtual(type, "getFDVal", MethodType.methodType(int.class))
				.asType(MethodType.methodType(int.class, SocketChannel.class));
	}

	private static MethodHandle find(String name, FunctionDescriptor signature) {
		var linker = Linker.nativeLinker();
		var address = linker.defaultLookup().findOrThrow(name);
		return linker.downcallHandle(address, signature, Linker.Option.captureCallState("errno"));
	}

	/**
	 * Sends bytes with a descriptor, without blocking. Consumes what was taken of the buffer.
	 *
	 * @return how many bytes were taken, 0 when the socket is full: then the descriptor was not taken either
	 */
	int send(SocketChannel channel, ByteBuffer bytes, int descriptor) throws IOException {
		try (var arena = Arena.ofConfined()) {
			var text = arena.allocate(bytes.remaining());
			text.copyFrom(MemorySegment.ofBuffer(bytes));
			var message = messageHeader(arena, text, descriptor);
			var state = arena.allocate(CALL_STATE);
			while (true) {
				var sent = (long) sendmsg.invokeExact(state, (int) descriptorOf.invokeExact(channel), message,
						MSG_DONTWAIT | MSG_NOSIGNAL);
				if (sent >= 0) {
					bytes.position(bytes.position() + (int) sent);
					return (int) sent;
				}
				var errno = (int) ERRNO.get(state, 0L);
				if (errno == EAGAIN) {
					return 0;
				}
				if (errno != EINTR) {
					throw new IOException("sendmsg failed with errno " + errno);
				}
			}
		} catch (IOException | RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	private static MemorySegment messageHeader(Arena arena, MemorySegment text, int descriptor) {
		var vector = arena.allocate(16, 8);
		vector.set(POINTER, 0, text);
		vector.set(LONG, 8, text.byteSize());
		var control = arena.allocate(CMSG_SPACE, 8);
		control.set(LONG, 0, CMSG_LEN);
		control.set(INT, 8, SOL_SOCKET);
		control.set(INT, 12, SCM_RIGHTS);
		control.set(INT, 16, descriptor);
		var message = arena.allocate(MSGHDR_SIZE, 8);
		message.set(POINTER, MSGHDR_IOV, vector);
		message.set(LONG, MSGHDR_IOVLEN, 1L);
		message.set(POINTER, MSGHDR_CONTROL, control);
		message.set(LONG, MSGHDR_CONTROLLEN, CMSG_SPACE);
		return message;
	}

	/** The number of an open channel's descriptor, valid while it is open. */
	int descriptorOf(SocketChannel channel) {
		try {
			return (int) descriptorOf.invokeExact(channel);
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	/** The process at the other end of an open unix socket. */
	OptionalLong peerPid(SocketChannel channel) {
		try (var arena = Arena.ofConfined()) {
			var credentials = arena.allocate(12, 4);
			var length = arena.allocate(4, 4);
			length.set(INT, 0, 12);
			var state = arena.allocate(CALL_STATE);
			var result = (int) getsockopt.invokeExact(state, (int) descriptorOf.invokeExact(channel), SOL_SOCKET,
					SO_PEERCRED, credentials, length);
			// The kernel answers 0 for a process that our pid namespace does not contain.
			var pid = result == 0 ? credentials.get(INT, 0) : 0;
			return pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty();
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	/** A duplicate of the descriptor that lives until it is closed. */
	HeldDescriptor duplicate(int descriptor) throws IOException {
		try (var arena = Arena.ofConfined()) {
			var state = arena.allocate(CALL_STATE);
			var copy = (int) dup.invokeExact(state, descriptor);
			if (copy < 0) {
				throw new IOException("The descriptor " + descriptor + " cannot be passed: dup failed with errno "
						+ (int) ERRNO.get(state, 0L));
			}
			return new HeldDescriptor(this, copy);
		} catch (IOException | RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	void close(int descriptor) {
		try (var arena = Arena.ofConfined()) {
			var _ = (int) close.invokeExact(arena.allocate(CALL_STATE), descriptor);
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}
}
