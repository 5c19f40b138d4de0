package org.wheelhouse.core.definition.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;

/**
 * A machine like another that opens nothing of it: it has the same devices, and no image, port, file, display, sound,
 * password or device of the computer. Immutable.
 *
 * @param options      in order, each with the index of the option in the definition that it stands for
 * @param accelerators of the definition, to be tried by themselves
 * @param replaced     what it has not, or something else in place of, by the option in the definition; sentences
 * @param untold       what only a true start can tell; sentences
 */
record Twin(List<Part> options, List<QemuOption> accelerators, SortedMap<Integer, String> replaced,
		SortedSet<String> untold) {

	/** How it is asked and ended: it has no guest that runs, and a monitor on its standard streams. */
	private static final List<String> ASKED = List.of("-S", "-display", "none", "-monitor", "none", "-qmp", "stdio");
	/** Keys whose values are no ids, or are the option's own. */
	private static final Set<String> NO_USE = Set.of("id", "node-name", "if", "driver", "type", "backend", "qom-type",
			"format", "model", "media", "mount_tag", "accel");
	/** The first, and the one that all computers have. */
	private static final List<String> EMULATED = List.of("-accel", "tcg");

	/**
	 * An option of a twin.
	 *
	 * @param option it
	 * @param from   index of the option in the definition
	 */
	record Part(QemuOption option, int from) {

		/** As it stands before QEMU's words about it. */
		String words() {
			return String.join(" ", QemuCommandLine.arguments(List.of(option)));
		}

		Said said() {
			return Said.of(from, option, false);
		}
	}

	/** What is executed but for the program. */
	List<String> arguments() {
		var words = new ArrayList<>(QemuCommandLine.arguments(options.stream().map(Part::option).toList()));
		words.addAll(EMULATED);
		words.addAll(ASKED);
		return List.copyOf(words);
	}

	/**
	 * What is executed to try the accelerators, with nothing but the processor; empty when the definition has none but
	 * emulation.
	 *
	 * @param processors the options of the definition for machine type and processor
	 */
	Optional<List<String>> trial(List<QemuOption> processors) {
		if (accelerators.stream().allMatch(option -> option.value().filter(Twin::isEmulation).isPresent())) {
			return Optional.empty();
		}
		var words = new ArrayList<>(QemuCommandLine.arguments(
				Stream.concat(processors.stream(), accelerators.stream()).toList()));
		words.add("-nodefaults");
		words.addAll(ASKED);
		return Optional.of(List.copyOf(words));
	}

	private static boolean isEmulation(String accelerator) {
		return accelerator.replaceFirst(",.*", "").matches("(accel=)?tcg");
	}

	/** Without what an option of the definition has become, and without all that needs it. */
	Twin without(int from) {
		var gone = new LinkedHashSet<Integer>(Set.of(from));
		var ids = new TreeSet<String>();
		boolean more = true;
		while (more) {
			options.stream().filter(part -> gone.contains(part.from())).map(part -> part.said().id())
					.filter(id -> !id.isEmpty()).forEach(ids::add);
			more = gone.addAll(options.stream().filter(part -> uses(part.said(), ids)).map(Part::from).toList());
		}
		return new Twin(options.stream().filter(part -> !gone.contains(part.from())).toList(), accelerators, replaced,
				untold);
	}

	/** What is put upon a bus, or names a node, network or object. */
	private static boolean uses(Said said, Set<String> ids) {
		return said.keys().stream().filter(key -> !key.isWord() && !NO_USE.contains(key.name()))
				.anyMatch(key -> ids.contains(key.value())
						|| key.name().equals("bus") && ids.contains(key.value().replaceFirst("\\.\\d+$", "")))
				|| said.is("set")
						&& said.value().filter(value -> ids.stream().anyMatch(id -> value.contains("." + id + ".")))
								.isPresent();
	}

	/** With another value of a part. */
	Twin with(Part part, String value) {
		return new Twin(
				options.stream()
						.map(other -> other == part
								? new Part(QemuOption.of(part.option().name(), value), part.from())
								: other)
						.toList(),
				accelerators, replaced, untold);
	}

	/** Collects the parts of one. */
	static final class Builder {

		private final List<Part> parts = new ArrayList<>();
		private final List<QemuOption> accelerators = new ArrayList<>();
		private final SortedMap<Integer, String> replaced = new TreeMap<>();
		private final SortedSet<String> untold = new TreeSet<>();
		private final Set<String> gone = new LinkedHashSet<>();

		/** As it is. */
		void keep(Said said) {
			parts.add(new Part(new QemuOption(said.name(), said.value(), QemuOption.Origin.USER), said.option()));
		}

		/** An option in place of another, of which nothing needs to be said. */
		void put(Said said, String name, String value) {
			parts.add(new Part(QemuOption.of(name, value), said.option()));
		}

		/**
		 * An option in place of another.
		 *
		 * @param by what it is, a noun
		 */
		void replace(Said said, String name, String value, String by) {
			put(said, name, value);
			replaced.merge(said.option(), said.words() + ": " + by + " in its place.", (first, _) -> first);
		}

		/** Nothing in place of an option; what uses its id goes too. */
		void drop(Said said) {
			replaced.merge(said.option(), said.words() + ": left out.", (first, _) -> first);
			if (!said.id().isEmpty()) {
				gone.add(said.id());
			}
		}

		/** Nothing in place of an option, of which nothing needs to be said. */
		void ignore(@SuppressWarnings("unused") Said said) {
			// the twin has something of its own for it
		}

		void accelerator(QemuOption option) {
			accelerators.add(option);
		}

		/** Only a true start tells this. */
		void untold(String sentence) {
			untold.add(sentence);
		}

		Twin build() {
			var kept = new ArrayList<Part>();
			for (var part : parts) {
				if (uses(part.said(), gone)) {
					replaced.merge(part.from(), part.said().words() + ": left out with what it uses.",
							(first, _) -> first);
				} else {
					kept.add(part);
				}
			}
			return new Twin(List.copyOf(kept), List.copyOf(accelerators), replaced, untold);
		}
	}
}
