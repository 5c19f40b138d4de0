package org.wheelhouse.core.internal.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.wheelhouse.core.events.EventText;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.core.internal.concurrent.Conflated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Events on disk, a JSON object a line: a file in use and the full one before it, each of a bounded size. Written behind the
 * scenes in portions; when the disk cannot keep up, or refuses, what does not fit is left out and counted.
 */
final class EventFile implements AutoCloseable {

	private static final int WAITING = 10_000;
	private static final String CURRENT = "events.log";
	private static final String BEFORE = "events.1.log";

	private final ObjectMapper mapper = new ObjectMapper();
	private final Path folder;
	private final long limit;
	private final Conflated writing;
	/** Guarded by itself. */
	private final Deque<LoggedEvent> waiting = new ArrayDeque<>();
	/** Guarded by {@link #waiting}. */
	private long leftOut;
	/** The last line has no end. Only on the writer's thread. */
	private boolean torn;

	/**
	 * @param limit  bytes a file
	 * @param writer runs one task at a time, in order
	 */
	EventFile(Path folder, long limit, Executor writer) {
		this.folder = folder;
		this.limit = limit;
		this.writing = new Conflated(writer, this::write);
	}

	void add(LoggedEvent event) {
		synchronized (waiting) {
			if (waiting.size() >= WAITING) {
				leftOut++;
			} else {
				waiting.add(event);
			}
		}
		writing.request();
	}

	/** How many events are on no disk. */
	long leftOut() {
		synchronized (waiting) {
			return leftOut;
		}
	}

	/** Writes what waits, on the calling thread. */
	@Override
	public void close() {
		write();
	}

	private void write() {
		List<LoggedEvent> portion;
		synchronized (waiting) {
			portion = List.copyOf(waiting);
			waiting.clear();
		}
		if (portion.isEmpty()) {
			return;
		}
		try {
			Files.createDirectories(folder);
			append(portion);
		} catch (IOException e) {
			synchronized (waiting) {
				leftOut += portion.size();
			}
		}
	}

	private void append(List<LoggedEvent> portion) throws IOException {
		// A line that was cut off by a crash must not swallow the next one.
		var text = new StringBuilder(torn ? "\n" : "");
		torn = false;
		for (var event : portion) {
			text.append(EventText.json(event)).append('\n');
			if (text.length() >= limit / 4) {
				flush(text);
			}
		}
		flush(text);
	}

	private void flush(StringBuilder text) throws IOException {
		var current = folder.resolve(CURRENT);
		if (Files.exists(current) && Files.size(current) + text.length() > limit) {
			Files.move(current, folder.resolve(BEFORE), StandardCopyOption.REPLACE_EXISTING);
		}
		Files.writeString(current, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		text.setLength(0);
	}

	/** What is on disk, on the calling thread, the newest first. Reads no more than twice the limit. */
	Found read() {
		var events = new ArrayList<LoggedEvent>();
		var damaged = 0L;
		for (var name : List.of(BEFORE, CURRENT)) {
			for (var line : lines(folder.resolve(name))) {
				var event = parse(line);
				event.ifPresent(events::add);
				damaged += event.isPresent() || line.isBlank() ? 0 : 1;
			}
		}
		return new Found(events.reversed(), damaged);
	}

	/**
	 * What was found.
	 *
	 * @param newestFirst without numbers of their own
	 * @param damaged     lines that are no event
	 */
	record Found(List<LoggedEvent> newestFirst, long damaged) {}

	/** The last lines that are not longer than the limit; of a longer file the first, which may be a part, is left out. */
	private List<String> lines(Path path) {
		try (var file = FileChannel.open(path)) {
			var from = Math.max(0, file.size() - limit);
			var bytes = ByteBuffer.allocate((int) (file.size() - from));
			while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
				// goes on where it was
			}
			var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
			torn = path.endsWith(CURRENT) && !text.isEmpty() && !text.endsWith("\n");
			return text.lines().skip(from > 0 ? 1 : 0).toList();
		} catch (IOException e) {
			return List.of(); // none yet, or not for us to read: the log begins now
		}
	}

	private Optional<LoggedEvent> parse(String line) {
		try {
			var json = mapper.readTree(line);
			var data = json.path("data");
			var written = data.isTextual() ? mapper.readTree(data.asText()) : data;
			if (json.path("event").asText().isEmpty() || json.path("machine").asText().isEmpty()
					|| !(written instanceof ObjectNode members)) {
				return Optional.empty();
			}
			return Optional.of(new LoggedEvent(-1, Instant.parse(json.path("time").asText()),
					json.path("machine").asText(), json.path("name").asText(), json.path("event").asText(),
					EventText.summary(members), members.toString()));
		} catch (JsonProcessingException | DateTimeException e) {
			return Optional.empty();
		}
	}
}
