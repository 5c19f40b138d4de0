package org.wheelhouse.core.definition;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.host.HostFiles;

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
	/** Where the name is, nearly always. */
	private static final int HEAD = 4096;
	private static final byte[] NONE = {};
	private static final ObjectMapper JSON = new ObjectMapper();

	/** Reads one; empty for what is no qcow2 image, or cannot be read. Never fails. */
	public static CompletableFuture<Optional<Qcow2Header>> read(HostFiles files, Path file) {
		return files.read(file, 0, HEAD).thenCompose(head -> {
			var bytes = ByteBuffer.wrap(head.orElse(NONE));
			if (bytes.remaining() < LENGTH || bytes.getInt(0) != MAGIC) {
				return CompletableFuture.completedFuture(Optional.empty());
			}
			long offset = bytes.getLong(8);
			int length = bytes.getInt(16);
			if (offset <= 0 || length <= 0 || length > LONGEST_NAME) {
				return CompletableFuture.completedFuture(Optional.of(new Qcow2Header(Optional.empty())));
			}
			var name = offset + length <= bytes.remaining()
					? CompletableFuture.completedFuture(
							Optional.of(Arrays.copyOfRange(bytes.array(), (int) offset, (int) offset + length)))
					: files.read(file, offset, length);
			return name.thenApply(read -> read.map(text -> named(file, new String(text, StandardCharsets.UTF_8))));
		});
	}

	private static Qcow2Header named(Path file, String name) {
		var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
		return new Qcow2Header(fileName(name).flatMap(path -> DefinedImage.path(folder, path)));
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
