package org.wheelhouse.core.internal.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wheelhouse.core.internal.concurrent.Conflated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes what is told of running migrations behind the scenes, in order. When the disk cannot keep up, or refuses, lines are
 * left out: what is written later goes on behind them. Any thread.
 */
final class HistoryWriter {

	/** Lines that wait for the disk. */
	private static final int MOST_WAITING = 20_000;

	private final HistoryFolder folder;
	private final Executor files;
	private final Conflated writing;
	private final int longest;
	private final Consumer<List<String>> gone;
	/** Guarded by itself. */
	private final Map<String, List<ObjectNode>> waiting = new LinkedHashMap<>();
	/** Guarded by {@link #waiting}. */
	private int lines;
	/** Those that are being recorded. Guarded by itself. */
	private final Set<String> busy = new HashSet<>();
	/** Lines in each file. Only on the files thread. */
	private final Map<String, Integer> written = new HashMap<>();

	/**
	 * @param longest after so many lines a file is thinned
	 * @param gone    told which were deleted to make room, on the files thread
	 */
	HistoryWriter(HistoryFolder folder, Executor files, int longest, Consumer<List<String>> gone) {
		this.folder = folder;
		this.files = files;
		this.longest = longest;
		this.gone = gone;
		writing = new Conflated(files, this::write);
	}

	/** One begins, or goes on. */
	void begin(String id, ObjectNode head, boolean anew) {
		busy(id, true);
		if (anew) {
			files.execute(() -> attempt(() -> {
				folder.create(id, head);
				gone.accept(folder.bound(busy()));
			}));
		}
	}

	private void busy(String id, boolean is) {
		synchronized (busy) {
			if (is) {
				busy.add(id);
			} else {
				busy.remove(id);
			}
		}
	}

	private Set<String> busy() {
		synchronized (busy) {
			return Set.copyOf(busy);
		}
	}

	void add(String id, List<ObjectNode> more) {
		synchronized (waiting) {
			if (more.isEmpty() || lines + more.size() > MOST_WAITING) {
				return;
			}
			waiting.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(more);
			lines += more.size();
		}
		writing.request();
	}

	/** It is over, or more has become known of its end. */
	void finish(String id, ObjectNode head, List<JsonNode> end) {
		busy(id, false);
		files.execute(() -> {
			write();
			attempt(() -> folder.finish(id, head, end));
			written.remove(id);
		});
	}

	/** Writes what waits, on the calling thread. */
	void write() {
		Map<String, List<ObjectNode>> portion;
		synchronized (waiting) {
			portion = new LinkedHashMap<>(waiting);
			waiting.clear();
			lines = 0;
		}
		portion.forEach((id, more) -> attempt(() -> {
			folder.append(id, more);
			if (written.merge(id, more.size(), Integer::sum) > longest) {
				folder.thin(id);
				written.put(id, longest / 2);
			}
		}));
	}

	@FunctionalInterface
	private interface Writing {
		void run() throws IOException;
	}

	private static void attempt(Writing writing) {
		try {
			writing.run();
		} catch (IOException _) {
			// The list of machines is written to the same disk, and says what is wrong with it.
		}
	}
}
