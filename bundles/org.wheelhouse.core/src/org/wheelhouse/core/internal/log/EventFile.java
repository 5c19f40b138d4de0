package org.wheelhouse.core.internal.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

import org.wheelhouse.core.LoggedEvent;
import org.wheelhouse.core.internal.queue.Conflated;

import com.fasterxml.jackson.databind.ObjectMapper;

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
		var text = new StringBuilder();
		for (var event : portion) {
			text.append(line(event)).append('\n');
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

	private String line(LoggedEvent event) {
		return mapper.createObjectNode().put("time", event.time().toString()).put("machine", event.machineId())
				.put("name", event.machineName()).put("event", event.event()).put("data", event.json()).toString();
	}
}
