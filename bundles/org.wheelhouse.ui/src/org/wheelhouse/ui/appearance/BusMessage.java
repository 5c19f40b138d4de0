package org.wheelhouse.ui.appearance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message of D-Bus, as far as it is needed to read one setting: strings out, strings and numbers in (D-Bus Specification,
 * "Message Protocol"). Nothing longer than 64 KiB is read.
 *
 * @param type        {@link #REPLY}, {@link #SIGNAL} or another
 * @param replySerial which call it answers; 0 for none
 * @param member      what it is called; empty for an answer
 * @param values      the strings of its body, and the number in a variant as text, until something of another type
 */
record BusMessage(int type, int replySerial, String member, List<String> values) {

	static final int REPLY = 2;
	static final int SIGNAL = 4;

	private static final int CALL = 1;
	private static final int VERSION = 1;
	private static final int FIXED = 16;
	private static final int MOST = 64 * 1024;

	/** Codes of header fields. */
	private static final int PATH = 1;
	private static final int INTERFACE = 2;
	private static final int MEMBER = 3;
	private static final int REPLY_SERIAL = 5;
	private static final int DESTINATION = 6;
	private static final int SIGNATURE = 8;

	/** Whom a call is for. */
	record Target(String destination, String path, String face) {}

	/** The bytes of a call with strings as its arguments. */
	static ByteBuffer call(int serial, Target target, String member, String... arguments) {
		var body = new Out();
		for (var argument : arguments) {
			body.string(argument);
		}
		var fields = new Out();
		fields.field(PATH, "o", target.path());
		fields.field(INTERFACE, "s", target.face());
		fields.field(MEMBER, "s", member);
		fields.field(DESTINATION, "s", target.destination());
		if (arguments.length > 0) {
			fields.align(8);
			fields.bytes.write(SIGNATURE);
			fields.signature("g");
			fields.signature("s".repeat(arguments.length));
		}
		var all = new Out();
		all.bytes.write('l');
		all.bytes.write(CALL);
		all.bytes.write(0);
		all.bytes.write(VERSION);
		all.number(body.bytes.size());
		all.number(serial);
		all.number(fields.bytes.size());
		all.bytes.writeBytes(fields.bytes.toByteArray());
		all.align(8);
		all.bytes.writeBytes(body.bytes.toByteArray());
		return ByteBuffer.wrap(all.bytes.toByteArray());
	}

	/** Reads the next one. Blocks until it is there. */
	static BusMessage read(ReadableByteChannel from) throws IOException {
		var head = ByteBuffer.allocate(FIXED);
		fill(head, from);
		head.order(head.get(0) == 'l' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		long fields = Integer.toUnsignedLong(head.getInt(12));
		long bodyAt = FIXED + fields + 7 & ~7L;
		long length = bodyAt + Integer.toUnsignedLong(head.getInt(4));
		if (length > MOST) {
			throw new IOException("a message of " + length + " bytes");
		}
		var all = ByteBuffer.allocate((int) length).order(head.order()).put(head.rewind());
		fill(all, from);
		try {
			return parse(all.position(FIXED), (int) (FIXED + fields), (int) bodyAt);
		} catch (BufferUnderflowException | IllegalArgumentException e) {
			throw new IOException("a message that is not well-formed", e);
		}
	}

	private static BusMessage parse(ByteBuffer all, int fieldsEnd, int bodyAt) throws IOException {
		var replySerial = 0;
		var member = "";
		var signature = "";
		while (all.position() < fieldsEnd) {
			align(all, 8);
			var code = all.get();
			var value = value(all, signature(all), 0)
					.orElseThrow(() -> new IOException("a header field of a strange type"));
			switch (code) {
				case REPLY_SERIAL -> replySerial = Integer.parseUnsignedInt(value);
				case MEMBER -> member = value;
				case SIGNATURE -> signature = value;
				default -> {
					// not needed
				}
			}
		}
		all.position(bodyAt);
		var values = new ArrayList<String>();
		for (var type : signature.split("")) {
			var value = type.isEmpty() ? Optional.<String>empty() : value(all, type, 0);
			if (value.isEmpty()) {
				break;
			}
			values.add(value.get());
		}
		return new BusMessage(all.get(1), replySerial, member, List.copyOf(values));
	}

	/** One value as text; empty when it is of a type that is not read here. */
	private static Optional<String> value(ByteBuffer all, String type, int depth) {
		return switch (type) {
			case "s", "o" -> Optional.of(string(all));
			case "g" -> Optional.of(signature(all));
			case "u" -> Optional.of(Integer.toUnsignedString(number(all)));
			case "v" -> depth < 4 ? value(all, signature(all), depth + 1) : Optional.empty();
			default -> Optional.empty();
		};
	}

	private static String string(ByteBuffer all) {
		return text(all, number(all));
	}

	private static String signature(ByteBuffer all) {
		return text(all, all.get() & 0xff);
	}

	private static String text(ByteBuffer all, int length) {
		if (length < 0 || length >= all.remaining()) {
			throw new BufferUnderflowException();
		}
		var bytes = new byte[length];
		all.get(bytes).get(); // with the NUL that ends it
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static int number(ByteBuffer all) {
		align(all, 4);
		return all.getInt();
	}

	private static void align(ByteBuffer all, int to) {
		all.position(all.position() + to - 1 & -to);
	}

	private static void fill(ByteBuffer buffer, ReadableByteChannel from) throws IOException {
		while (buffer.hasRemaining()) {
			if (from.read(buffer) < 0) {
				throw new EOFException("the bus is gone");
			}
		}
	}

	/** Bytes in the order and alignment of D-Bus, little end first. */
	private static final class Out {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		void field(int code, String type, String value) {
			align(8);
			bytes.write(code);
			signature(type);
			string(value);
		}

		void string(String value) {
			var text = value.getBytes(StandardCharsets.UTF_8);
			number(text.length);
			bytes.writeBytes(text);
			bytes.write(0);
		}

		void signature(String value) {
			bytes.write(value.length());
			bytes.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
			bytes.write(0);
		}

		void number(int value) {
			align(4);
			bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
		}

		void align(int to) {
			while (bytes.size() % to != 0) {
				bytes.write(0);
			}
		}
	}
}
