package org.wheelhouse.core.script;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the variables of a script have while it is read. */
final class ScriptVariables {

	private final Map<String, List<String>> values = new HashMap<>();
	/** Those that have one thing or another, which is known only when it runs. */
	private final Set<String> uncertain = new HashSet<>();
	private final Map<String, String> answers;
	private List<String> arguments;
	private Path folder;

	ScriptVariables(Path folder, Map<String, String> answers, List<String> arguments) {
		this.folder = folder;
		this.answers = answers;
		this.arguments = arguments;
	}

	Path folder() {
		return folder;
	}

	void enter(String where) {
		try {
			folder = folder.resolve(where).normalize();
		} catch (InvalidPathException _) {
			// no shell could enter it either
		}
	}

	List<String> arguments() {
		return arguments;
	}

	void shift(int count) {
		arguments = arguments.subList(Math.min(count, arguments.size()), arguments.size());
	}

	/** What a person answered to what stands there. */
	Optional<String> answer(String what) {
		return Optional.ofNullable(answers.get(what));
	}

	/** All values of that variable; empty when it is not known. */
	Optional<List<String>> get(String name) {
		if (name.equals("PWD")) {
			return Optional.of(List.of(folder.toString()));
		}
		return uncertain.contains(name) ? Optional.empty() : Optional.ofNullable(values.get(name));
	}

	void set(String name, List<String> given) {
		uncertain.remove(name);
		values.put(name, List.copyOf(given));
	}

	/** Puts it behind what is there: of one value its text, of several one more. */
	void append(String name, List<String> given, boolean array) {
		List<String> now = new ArrayList<>(values.getOrDefault(name, List.of()));
		if (array) {
			now.addAll(given);
		} else {
			String last = now.isEmpty() ? "" : now.removeFirst();
			now.addFirst(last + String.join("", given));
		}
		set(name, now);
	}

	/** It has one thing or another now. */
	void doubt(String name) {
		uncertain.add(name);
	}
}
