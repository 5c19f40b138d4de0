package org.wheelhouse.core.definition.check;

import java.util.List;
import java.util.Set;

/** A comma in a name that is not written twice, and so ends it. */
final class CommaRule implements Rule {

	private static final Set<String> NAMES = Set.of("file", "filename", "file.filename", "path", "mem-path", "dir",
			"guest", "romfile", "logfile", "smb", "tftp");

	@Override
	public void check(Reading reading, Report report) {
		reading.said().stream().filter(said -> !said.isJson()).forEach(said -> {
			for (int at = 1; at < said.keys().size(); at++) {
				var before = said.keys().get(at - 1);
				var word = said.keys().get(at);
				var name = said.named(before);
				boolean looksLikeRest = word.value().matches(".*[./ ].*") || name.equals("guest");
				if (word.isWord() && NAMES.contains(name) && looksLikeRest) {
					var whole = before.value() + "," + word.value();
					report.error(said, word, "The comma before '" + word.value() + "' ends the " + name
							+ ", and nothing is called so here.",
							"A comma within a name is written twice: " + whole.replace(",", ",,") + ".",
							said.inFile()
									? List.of()
									: List.of(Mend.write("Write It Twice", said, before.to(), word.from(), ",,")));
				}
			}
		});
	}
}
