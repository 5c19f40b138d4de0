package org.wheelhouse.core.internal.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file for each migration, a JSON object a line. Lines are added as they come, so that after a kill all is there but the
 * last moments; what replaces a file is whole on disk before it does. Blocks: on the files thread.
 */
final class HistoryFolder {

	static final String ENDING = ".jsonl";
	private static final String WRITING = ".new";

	private final ObjectMapper mapper = new ObjectMapper();
	private final Path folder;
	private final Bounds bounds;

	/**
	 * How much is kept.
	 *
	 * @param files   so many migrations
	 * @param bytes   of all together
	 * @param samples of one; of more each second of the older half goes
	 */
	record Bounds(int files, long bytes, int samples) {

		static final Bounds USUAL = new Bounds(200, 64L << 20, 3000);
	}

	HistoryFolder(Path folder, Bounds bounds) {
		this.folder = folder;
		this.bounds = bounds;
	}

	private Path path(String id) {
		return folder.resolve(id + ENDING);
	}

	/** What is kept, by its id; what an earlier workbench was writing when it was ended goes. */
	List<String> ids() throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (var files = Files.list(folder)) {
			var names = files.map(file -> file.getFileName().toString()).toList();
			for (var name : names) {
				if (name.endsWith(WRITING)) {
					Files.deleteIfExists(folder.resolve(name));
				}
			}
			return names.stream().filter(name -> name.endsWith(ENDING))
					.map(name -> name.substring(0, name.length() - ENDING.length())).sorted().toList();
		}
	}

	/** The first line of one. */
	JsonNode head(String id) throws IOException {
		try (var lines = Files.newBufferedReader(path(id), StandardCharsets.UTF_8)) {
			var line = lines.readLine();
			return mapper.readTree(line == null ? "" : line);
		}
	}

	List<JsonNode> lines(String id) throws IOException {
		return lines(path(id));
	}

	/** All lines that are understood; the last may have been cut off. */
	List<JsonNode> lines(Path file) throws IOException {
		var read = new ArrayList<JsonNode>();
		for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
			try {
				var json = mapper.readTree(line);
				if (json != null && json.isObject()) {
					read.add(json);
				}
			} catch (JsonProcessingException _) {
				// cut off when the workbench was killed
			}
		}
		return read;
	}

	/** A new one. */
	void create(String id, ObjectNode head) throws IOException {
		Files.createDirectories(folder);
		replace(id, List.of(head));
	}

	/** Adds lines; of a file that has become too long every second sample of its older half goes. */
	void append(String id, List<ObjectNode> lines) throws IOException {
		var text = new StringBuilder();
		for (var line : lines) {
			text.append(mapper.writeValueAsString(line)).append('\n');
		}
		if (endsTorn(path(id))) {
			text.insert(0, '\n');
		}
		Files.writeString(path(id), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
	}

	private static boolean endsTorn(Path file) throws IOException {
		try (var channel = FileChannel.open(file)) {
			var last = java.nio.ByteBuffer.allocate(1);
			return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
		}
	}

	/** Puts another first line and more at the end, and has all of it on disk. */
	void finish(String id, ObjectNode head, List<JsonNode> end) throws IOException {
		var lines = new ArrayList<JsonNode>();
		lines.add(head);
		lines(id).stream().skip(1).filter(line -> !line.path("kind").asText().equals("final")).forEach(lines::add);
		lines.addAll(end);
		replace(id, Thinning.thinned(lines, bounds.samples()));
	}

	/** Makes it short enough. */
	void thin(String id) throws IOException {
		replace(id, Thinning.thinned(lines(id), bounds.samples()));
	}

	private void replace(String id, List<? extends JsonNode> lines) throws IOException {
		write(path(id), lines);
	}

	private void write(Path target, List<? extends JsonNode> lines) throws IOException {
		var folder = target.toAbsolutePath().getParent();
		var temporary = Files.createTempFile(folder, ".migration", WRITING);
		try {
			try (var file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				var text = new StringBuilder();
				for (var line : lines) {
					text.append(mapper.writeValueAsString(line)).append('\n');
				}
				var bytes = StandardCharsets.UTF_8.encode(text.toString());
				while (bytes.hasRemaining()) {
					file.write(bytes);
				}
				file.force(true);
			}
			Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	/** Writes a copy of one somewhere else. */
	void save(List<JsonNode> lines, Path target) throws IOException {
		write(target, lines);
	}

	void delete(String id) throws IOException {
		Files.deleteIfExists(path(id));
	}

	/**
	 * Deletes the oldest, until so much is left as is kept.
	 *
	 * @param busy stay
	 * @return those that went
	 */
	List<String> bound(Set<String> busy) throws IOException {
		var sizes = new ArrayList<Size>();
		for (var id : ids()) {
			sizes.add(new Size(id, Files.size(path(id))));
		}
		sizes.sort(Comparator.comparing(Size::id)); // an id begins with when it began
		var gone = new ArrayList<String>();
		var bytes = sizes.stream().mapToLong(Size::bytes).sum();
		var files = sizes.size();
		for (var oldest : sizes) {
			if (files <= bounds.files() && bytes <= bounds.bytes()) {
				break;
			}
			if (!busy.contains(oldest.id())) {
				delete(oldest.id());
				gone.add(oldest.id());
				files--;
				bytes -= oldest.bytes();
			}
		}
		return gone;
	}

	private record Size(String id, long bytes) {}
}
