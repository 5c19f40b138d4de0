package org.wheelhouse.core.definition.check;

import java.util.List;

/**
 * What QEMU said of a twin. Immutable.
 *
 * @param problems at their options; those of the definition's text by itself are not among them
 * @param replaced what the twin had something else in place of, or not at all, in the order of the options; sentences
 * @param untold   what only the true start can tell; sentences
 * @param command  what was executed first, in one line as a shell reads it
 */
public record CheckResult(List<Problem> problems, List<String> replaced, List<String> untold, String command) {

	public CheckResult {
		problems = List.copyOf(problems);
		replaced = List.copyOf(replaced);
		untold = List.copyOf(untold);
	}

	/**
	 * The problems of which nothing is said already.
	 *
	 * @param said those of the definition's text
	 */
	public List<Problem> besides(List<Problem> said) {
		return problems.stream().filter(problem -> said.stream().noneMatch(other -> other.option() == problem.option()
				&& other.option() >= 0 && other.severity().compareTo(problem.severity()) <= 0)).toList();
	}
}
