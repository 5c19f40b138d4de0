package org.wheelhouse.core.definition.form;

import java.util.Optional;
import java.util.Set;

import org.wheelhouse.host.DefinitionText;

/** Takes options out of a definition. */
final class Removal {

	private Removal() {
	}

	/** The definition without some options; empty when nothing would be left that could be read. */
	static Optional<DefinitionText> of(DefinitionText text, Set<Integer> options) {
		boolean none = text.commandLine().program().isEmpty() && options.size() == text.options().size();
		return none ? Optional.empty() : Optional.of(text.without(options));
	}
}
