package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.host.DefinitionText;

/** The options of a definition while sections are made of them: each is claimed by one item. Of one call. */
final class Claims {

	private final DefinitionText text;
	private final QemuFacts facts;
	private final Types types;
	private final List<WrittenOption> options;
	private final Map<String, List<WrittenOption>> byName;
	/** Options that others refer to, by kind and id: {@code netdev net0}. */
	private final Map<String, WrittenOption> backends = new HashMap<>();
	/** Devices by what they refer to: {@code drive disk0}. */
	private final Map<String, List<WrittenOption>> users = new HashMap<>();
	private final Set<Integer> claimed = new HashSet<>();

	Claims(DefinitionText text, QemuFacts facts) {
		this.text = text;
		this.facts = facts;
		types = new Types(facts);
		options = WrittenOption.all(text);
		byName = options.stream().filter(WrittenOption::isReadable).collect(Collectors.groupingBy(WrittenOption::name));
		for (var option : options) {
			for (var key : List.of("id", "node-name")) {
				option.value(key).ifPresent(id -> backends.putIfAbsent(option.name() + " " + id, option));
			}
			if (option.name().equals("device")) {
				option.parts().forEach(part -> users
						.computeIfAbsent(part.key() + " " + part.value(), _ -> new ArrayList<>()).add(option));
			}
		}
	}

	DefinitionText text() {
		return text;
	}

	QemuFacts facts() {
		return facts;
	}

	Types types() {
		return types;
	}

	List<WrittenOption> options() {
		return options;
	}

	/** All of these names that can be read, in the order of the definition, claimed or not. */
	List<WrittenOption> named(String... names) {
		return Arrays.stream(names).flatMap(name -> byName.getOrDefault(name, List.of()).stream())
				.sorted((one, other) -> Integer.compare(one.index(), other.index())).toList();
	}

	/** Those of them that nobody has claimed yet. */
	List<WrittenOption> free(String... names) {
		return named(names).stream().filter(this::isFree).toList();
	}

	/** Devices of these types that nobody has claimed yet. */
	List<WrittenOption> devices(Predicate<String> driver) {
		return free("device").stream().filter(option -> driver.test(driver(option))).toList();
	}

	static String driver(WrittenOption option) {
		return option.value("driver").orElse("");
	}

	/** Whether an option's first word is this one. */
	static boolean isOfType(WrittenOption option, String type) {
		return option.value(WrittenOption.firstKey(option.name())).filter(type::equals).isPresent();
	}

	boolean isFree(WrittenOption option) {
		return !claimed.contains(option.index());
	}

	void claim(WrittenOption option) {
		if (!claimed.add(option.index())) {
			throw new IllegalStateException("claimed twice: " + option.name() + " " + option.value());
		}
	}

	/** The option of this name and id, while nobody has claimed it. */
	Optional<WrittenOption> backend(String name, Optional<String> id) {
		return id.flatMap(wanted -> Optional.ofNullable(backends.get(name + " " + wanted))).filter(this::isFree);
	}

	/** The device that refers to this id with this key, while nobody has claimed it. */
	Optional<WrittenOption> user(String key, Optional<String> id) {
		return id.flatMap(wanted -> users.getOrDefault(key + " " + wanted, List.of()).stream().filter(this::isFree)
				.findFirst());
	}

	/** A free id: the word with the smallest number that none has. */
	String freshId(String word) {
		var taken = options.stream().flatMap(option -> option.parts().stream())
				.filter(part -> Set.of("id", "node-name").contains(part.key())).map(WrittenOption.Part::value)
				.collect(Collectors.toSet());
		int number = 0;
		while (taken.contains(word + number)) {
			number++;
		}
		return word + number;
	}
}
