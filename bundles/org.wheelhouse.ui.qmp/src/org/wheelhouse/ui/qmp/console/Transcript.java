package org.wheelhouse.ui.qmp.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands in the console of one machine, oldest first, each entry with its place in the whole text. Bounded: the oldest go
 * first. UI thread.
 */
final class Transcript {

	private static final int MOST = 2000;
	private static final int MOST_CHARACTERS = 4_000_000;

	private final List<Block> blocks = new ArrayList<>();
	/** Where each begins, in characters. */
	private final List<Integer> starts = new ArrayList<>();
	private int length;

	/** A change of the text: so many characters there are replaced, by those of the blocks. */
	record Change(int start, int removed, String text, List<Block> blocks) {}

	int size() {
		return blocks.size();
	}

	Block block(int index) {
		return blocks.get(index);
	}

	int start(int index) {
		return starts.get(index);
	}

	/** What is to be removed first, so that there is room again; empty as a rule. */
	Optional<Change> forgetOldest() {
		if (blocks.size() < MOST && length < MOST_CHARACTERS) {
			return Optional.empty();
		}
		var count = Math.max(1, blocks.size() / 4);
		var removed = count == blocks.size() ? length : starts.get(count);
		blocks.subList(0, count).clear();
		starts.subList(0, count).clear();
		starts.replaceAll(start -> start - removed);
		length -= removed;
		return Optional.of(new Change(0, removed, "", List.of()));
	}

	Change add(List<Entry> entries) {
		var start = length;
		var added = entries.stream().map(Block::of).toList();
		for (var block : added) {
			blocks.add(block);
			starts.add(length);
			length += block.text().length();
		}
		return new Change(start, 0, added.stream().map(Block::text).collect(Collectors.joining()), added);
	}

	/** Folds or unfolds one; the others move. */
	Change turn(int index) {
		var before = blocks.get(index).text().length();
		var turned = blocks.get(index).turned();
		var text = turned.text();
		blocks.set(index, turned);
		for (var after = index + 1; after < starts.size(); after++) {
			starts.set(after, starts.get(after) + text.length() - before);
		}
		length += text.length() - before;
		return new Change(starts.get(index), before, text, List.of(turned));
	}

	/** The whole text, where nothing stands yet. */
	Change all() {
		return new Change(0, 0, blocks.stream().map(Block::text).collect(Collectors.joining()), List.copyOf(blocks));
	}

	/** Which one stands there. */
	Optional<Integer> at(int offset) {
		var low = 0;
		var high = starts.size() - 1;
		while (low < high) {
			var middle = (low + high + 1) / 2;
			if (starts.get(middle) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return starts.isEmpty() ? Optional.empty() : Optional.of(low);
	}

	/** The next that contains the words, from one on, around the end; folded ones are looked into. */
	Optional<Integer> find(String words, int from, boolean forward) {
		var lowerCase = words.toLowerCase(Locale.ROOT);
		var count = blocks.size();
		return IntStream.rangeClosed(1, count)
				.map(step -> Math.floorMod(forward ? from + step : from - step, count))
				.filter(index -> blocks.get(index).contains(lowerCase)).boxed().findFirst();
	}

	void clear() {
		blocks.clear();
		starts.clear();
		length = 0;
	}
}
