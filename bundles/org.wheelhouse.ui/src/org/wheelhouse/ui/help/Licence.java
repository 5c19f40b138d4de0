package org.wheelhouse.ui.help;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

/** Under which licence a bundle is, as its own jar says: in its manifest, in a file beside it, or in the pom it was made by. Pure. */
final class Licence {

	/** What is said where a jar says nothing. */
	static final String UNKNOWN = "";

	private record Known(String name, Pattern pattern) {

		private static Known of(String name, String pattern) {
			return new Known(name, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
		}
	}

	private static final List<Known> KNOWN = List.of(
			Known.of("EPL-2.0", "epl[-_ ]?(?:v)?2\\.?0|Eclipse\\s+Public\\s+License\\s*-?\\s*v(?:ersion)?\\s*2\\.0"),
			Known.of("EPL-1.0", "epl-v10|Eclipse\\s+Public\\s+License\\s*-?\\s*v(?:ersion)?\\s*1\\.0"),
			Known.of("Apache-2.0",
					"apache[-. ]?(?:software )?(?:license|licenses)?[-,. ]*(?:version )?2\\.0|LICENSE-2\\.0"),
			Known.of("LGPL-2.1", "LGPL-2\\.1|lesser\\s+general\\s+public\\s+license[^.]{0,40}2\\.1"),
			Known.of("BSD-3-Clause", "BSD-3-Clause"), Known.of("Unicode-3.0", "Unicode-3\\.0|Unicode License"),
			Known.of("MIT", "\\bMIT\\b"));

	/** Where jars have them, in the order in which they are believed. */
	static final List<String> FILES = List.of("about.html", "LICENSE", "META-INF/LICENSE", "META-INF/LICENSE.md",
			"META-INF/LICENSE.txt", "license/LICENSE");

	private Licence() {
	}

	/**
	 * The licences, by their short names where they are known.
	 *
	 * @param header of the manifest, may be null
	 * @param file   the text of a file in the jar
	 * @param pom    that of Maven, where it is in the jar
	 */
	static String of(@Nullable String header, Function<String, Optional<String>> file, Optional<String> pom) {
		if (header != null && !header.isBlank()) {
			var names = names(header);
			return names.isEmpty() ? header.split("[,;]")[0].strip() : names;
		}
		return Stream.concat(FILES.stream().flatMap(name -> file.apply(name).stream()), pom.stream())
				.map(Licence::names).filter(names -> !names.isEmpty()).findFirst().orElse(UNKNOWN);
	}

	private static String names(String text) {
		return String.join(", ",
				KNOWN.stream().filter(known -> known.pattern().matcher(text).find()).map(Known::name).toList());
	}
}
