package org.wheelhouse.ui.qmp.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What was written before, oldest first, kept somewhere as one text. It is walked through with the arrow keys. UI thread. */
final class History {

	private static final int MOST = 500;
	/** Between commands, which may have several lines. */
	private static final String SEPARATOR = "\u001e";

	private final Consumer<String> keep;
	private final List<String> texts = new ArrayList<>();
	/** Where somebody is in it; the number of texts while at the end. */
	private int place;
	/** What was being written when the walk began. */
	private String draft = "";

	/**
	 * @param kept what was kept last; empty at first
	 * @param keep keeps a text
	 */
	History(String kept, Consumer<String> keep) {
		this.keep = keep;
		if (!kept.isEmpty()) {
			texts.addAll(List.of(kept.split(SEPARATOR)));
		}
		place = texts.size();
	}

	/** Keeps a text, at the end. */
	void add(String text) {
		texts.remove(text);
		texts.add(text);
		if (texts.size() > MOST) {
			texts.removeFirst();
		}
		place = texts.size();
		keep.accept(String.join(SEPARATOR, texts));
	}

	/** The text before, that begins as what was being written does; empty at the beginning. */
	Optional<String> before(String written) {
		if (place == texts.size()) {
			draft = written;
		}
		for (var index = place - 1; index >= 0; index--) {
			if (texts.get(index).startsWith(draft)) {
				place = index;
				return Optional.of(texts.get(index));
			}
		}
		return Optional.empty();
	}

	/** The text after it, at last what was being written; empty at the end. */
	Optional<String> after() {
		if (place == texts.size()) {
			return Optional.empty();
		}
		for (var index = place + 1; index < texts.size(); index++) {
			if (texts.get(index).startsWith(draft)) {
				place = index;
				return Optional.of(texts.get(index));
			}
		}
		place = texts.size();
		return Optional.of(draft);
	}
}
