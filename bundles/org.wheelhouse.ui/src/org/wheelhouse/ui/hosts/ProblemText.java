package org.wheelhouse.ui.hosts;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.model.live.Host;

/** What is wrong with the way to a computer: what, ssh's words, and what to do. Pure functions. */
final class ProblemText {

	private static final Pattern COMMAND = Pattern.compile("ssh-keygen(?: -\\w \"[^\"]*\")+");

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

	/** The command that ssh names to mend it, without what is said after it; empty when it names none. */
	static String command(Host host) {
		return COMMAND.matcher(host.getProblemWords()).results().map(MatchResult::group).findFirst().orElse("");
	}
}
