package org.wheelhouse.core.definition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.wheelhouse.core.state.DefinedImage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The first bytes of a qcow2 image, read without opening the image as one: that would be a write to some.
 * (docs/interop/qcow2.txt of QEMU: magic at 0, offset of the backing file's name at 8, its length at 16.)
 *
 * @param backing the file beneath it; empty when it has none
 */
public record Qcow2Header(Optional<Path> backing) {

	private static final int MAGIC = 0x514649fb;
	private static final int LENGTH = 72;
	private static final int LONGEST_NAME = 1023;
	private static final ObjectMapper JSON = new ObjectMapper();

	/** Reads one; empty for what is no qcow2 image, or cannot be read. Blocks for a moment, on plain files only. */
	public static Optional<Qcow2Header> read(Path file) {
		if (!Files.isRegularFile(file)) {
			return Optional.empty(); // to open a pipe would wait for its other end
		}
		try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
			var bytes = read(channel, 0, LENGTH);
			if (bytes.remaining() < LENGTH || bytes.getInt(0) != MAGIC) {
				return Optional.empty();
			}
			long offset = bytes.getLong(8);
			int length = bytes.getInt(16);
			if (offset <= 0 || length <= 0 || length > LONGEST_NAME) {
				return Optional.of(new Qcow2Header(Optional.empty()));
			}
			var name = StandardCharsets.UTF_8.decode(read(channel, offset, length)).toString();
			return Optional.of(new Qcow2Header(fileName(name).flatMap(
					path -> DefinedImage.path(Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file),
							path))));
		} catch (IOException _) {
			return Optional.empty();
		}
	}

	private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
		var bytes = ByteBuffer.allocate(length);
		while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {
			// until all of it is there, or the file ends
		}
		return bytes.flip();
	}

	/** QEMU writes {@code json:} where options of a node were given that a name does not tell. */
	private static Optional<String> fileName(String name) {
		if (!name.startsWith("json:")) {
			return Optional.of(name);
		}
		try {
			var node = JSON.readTree(name.substring(5));
			return Optional.of(node.findPath("filename")).filter(JsonNode::isTextual)
					.or(() -> Optional.of(node.path("file.filename")).filter(JsonNode::isTextual))
					.map(JsonNode::asText);
		} catch (JsonProcessingException _) {
			return Optional.empty();
		}
	}
}
