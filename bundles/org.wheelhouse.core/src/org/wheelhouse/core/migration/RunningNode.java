package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A node of the block graph as a QEMU has it open, with all that is beneath it.
 *
 * @param name         its name; that of a node which nobody named begins with {@code #}, and is empty before 2.10 or so
 * @param driver       for example {@code qcow2} or {@code file}
 * @param file         as QEMU tells it: begins with {@code json:} where a file name alone would open something else
 * @param readOnly     whether it is open so
 * @param encrypted    whether it is
 * @param cache        what it keeps from the host's cache: {@code direct}, {@code no-flush}, both or nothing
 * @param detectZeroes what becomes of written zeroes
 * @param children     what it reads and writes, by what it is for: {@code file}, {@code backing} and, of a few kinds, others
 */
record RunningNode(String name, String driver, String file, boolean readOnly, boolean encrypted, List<String> cache,
		String detectZeroes, Map<String, RunningNode> children) {

	/** What it writes to, and what is read where that has nothing. */
	static final String FILE = "file";
	static final String BACKING = "backing";

	/** What QEMU calls the file of {@code snapshot=on}; it deletes it while it has it open. */
	private static final Pattern TEMPORARY = Pattern.compile(".*/vl\\.[A-Za-z0-9]{6}");

	RunningNode {
		cache = List.copyOf(cache);
		children = java.util.Collections.unmodifiableMap(new TreeMap<>(children));
	}

	/** Whether somebody named it. */
	boolean isNamed() {
		return !name.isEmpty() && !name.startsWith("#");
	}

	Optional<RunningNode> backing() {
		return Optional.ofNullable(children.get(BACKING));
	}

	/** What it writes to itself: at the end a file. */
	RunningNode protocol() {
		var below = children.get(FILE);
		return below == null ? this : below.protocol();
	}

	/** Itself, its backing image, that one's and so on. */
	List<RunningNode> chain() {
		var chain = new ArrayList<RunningNode>();
		for (var node = Optional.of(this); node.isPresent(); node = node.get().backing()) {
			chain.add(node.get());
		}
		return chain;
	}

	/** Itself and all that is beneath it. */
	Stream<RunningNode> all() {
		return Stream.concat(Stream.of(this), children.values().stream().flatMap(RunningNode::all));
	}

	/** Whether the name of its file is all that is needed to open it and all that is beneath it. */
	boolean isOpenedByFileName() {
		return all().noneMatch(node -> node.file().startsWith("json:"));
	}

	boolean isTemporary() {
		return TEMPORARY.matcher(protocol().file()).matches();
	}
}
