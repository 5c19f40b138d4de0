package org.wheelhouse.core.definition.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** What can be done at a click about a key that is wrong. Nothing where a file says it: that is not ours to change. */
final class Mends {

	/** More are no help. */
	private static final int MOST = 3;

	private Mends() {
		// holds no state
	}

	/** One of these values in place of the key's. */
	static List<Mend> values(Said said, Key key, Collection<String> values) {
		return values.stream().limit(MOST).flatMap(value -> value(said, key, value, value).stream()).toList();
	}

	/** This value in place of the key's. */
	static Optional<Mend> value(Said said, Key key, String value, String label) {
		var written = said.value().orElse("");
		if (said.inFile() || key.to() > written.length()) {
			return Optional.empty();
		}
		var now = written.substring(key.from(), key.to());
		if (key.kind() == Key.Kind.TEXT) {
			var before = key.isWord() ? "" : now.substring(0, now.indexOf('=') + 1);
			return Optional.of(Mend.write(label, said, key.from(), key.to(),
					before + (said.isLiteral() ? value : value.replace(",", ",,"))));
		}
		var quoted = "\"" + key.value() + "\"";
		return key.kind() == Key.Kind.STRING && now.endsWith(quoted)
				? Optional.of(Mend.write(label, said, key.to() - quoted.length(), key.to(),
						"\"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + "\""))
				: Optional.empty();
	}

	/** What was most likely meant in place of the value, as far as it is known. */
	static List<Mend> meant(Said said, Key key, String wrong, Collection<String> known) {
		return values(said, key, Near.of(wrong, known).stream().toList());
	}

	/** The key by the name that was most likely meant, or without it. */
	static List<Mend> key(Said said, Key key, String wrong, Collection<String> known) {
		if (said.inFile() || key.kind() != Key.Kind.TEXT) {
			return List.of();
		}
		var renamed = Near.of(wrong, known).filter(_ -> !key.isWord())
				.map(near -> Mend.write(near, said, key.from(), key.from() + key.name().length(), near));
		return Stream.concat(renamed.stream(), Stream.of(Mend.takeOut(said, key))).toList();
	}

	/** Without the option. */
	static List<Mend> without(Said said) {
		return said.inFile() ? List.of() : List.of(Mend.takeOut(said));
	}
}
