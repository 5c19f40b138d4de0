package org.wheelhouse.qmp.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is sent to execute a command. QEMU reads it a byte at a time, so it is as short as JSON allows, and in ASCII.
 *
 * @param command   its name
 * @param arguments in the order to be sent; when empty the member is left out. Not to be changed
 * @param outOfBand whether QEMU shall execute it at once, before the commands that wait
 */
public record Request(String command, ObjectNode arguments, boolean outOfBand) {

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final int LAST_OF_ASCII = 0x7f;

	/** A command that waits for its turn. */
	public Request(String command, ObjectNode arguments) {
		this(command, arguments, false);
	}

	/** What would be sent, without the id and the line feed, for a person: letters beyond ASCII stand as they are. */
	public String toJson() {
		var text = new StringWriter();
		try (JsonGenerator json = MAPPER.createGenerator(text)) {
			write(json, null);
		} catch (IOException e) {
			// A writer of a text takes everything, and a tree is always JSON.
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}

	/** Exactly what is sent with this id, without the line feed. */
	public String toJson(int id) {
		return new String(write(id), StandardCharsets.US_ASCII);
	}

	/** What is sent with this id, line feed included. */
	public ByteBuffer encode(int id) {
		return arguments.isEmpty() && isPlain(command) ? encodePlain(id) : encodeAny(id);
	}

	/** Most of what is sent has no arguments, and a JSON generator of its own costs more than all the rest. */
	private ByteBuffer encodePlain(int id) {
		var json = new StringBuilder(command.length() + 32).append(outOfBand ? "{\"exec-oob\":\"" : "{\"execute\":\"")
				.append(command).append("\",\"id\":").append(id).append("}\n");
		return ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.ISO_8859_1));
	}

	private static boolean isPlain(String name) {
		for (var i = 0; i < name.length(); i++) {
			var sign = name.charAt(i);
			if (!(sign >= 'a' && sign <= 'z' || sign == '-' || sign == '_' || sign >= '0' && sign <= '9')) {
				return false;
			}
		}
		return true;
	}

	private ByteBuffer encodeAny(int id) {
		var json = write(id);
		return ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
	}

	private byte[] write(@Nullable Integer id) {
		var bytes = new ByteArrayOutputStream(64);
		try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
			json.setHighestNonEscapedChar(LAST_OF_ASCII);
			write(json, id);
		} catch (IOException e) {
			// An array of bytes takes everything, and a tree is always JSON.
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	private void write(JsonGenerator json, @Nullable Integer id) throws IOException {
		json.writeStartObject();
		json.writeStringField(outOfBand ? "exec-oob" : "execute", command);
		if (!arguments.isEmpty()) {
			json.writeFieldName("arguments");
			json.writeTree(arguments);
		}
		if (id != null) {
			json.writeNumberField("id", id);
		}
		json.writeEndObject();
	}
}
