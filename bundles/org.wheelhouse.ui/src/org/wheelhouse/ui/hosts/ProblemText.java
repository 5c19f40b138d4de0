package org.wheelhouse.ui.hosts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.model.live.Host;

/** What is wrong with the way to a computer: what, ssh's words, and what to do. Pure functions. */
final class ProblemText {

	private ProblemText() {
		// holds no state
	}

	/** All in lines; empty when nothing is wrong. */
	static String of(Host host) {
		return parts(host).collect(Collectors.joining("\n"));
	}

	private static Stream<String> parts(Host host) {
		return host.getProblem().isEmpty()
				? Stream.empty()
				: List.of(host.getProblem() + ".", host.getProblemWords(), host.getProblemAdvice()).stream()
						.filter(part -> !part.isEmpty());
	}

	/** The command that ssh names to mend it; empty when it names none. */
	static String command(Host host) {
		var words = host.getProblemWords();
		var at = words.indexOf("ssh-keygen ");
		return at < 0 ? "" : words.substring(at).lines().findFirst().orElse("");
	}
}
