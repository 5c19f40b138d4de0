package org.wheelhouse.core.failure;

import java.util.stream.Collectors;

import org.wheelhouse.core.trust.DefinitionEffects;
import org.wheelhouse.core.trust.HostEffect;

/**
 * A machine is not started before a person has seen what its definition does beyond the machine: it came from elsewhere, or
 * another program has changed it.
 */
public final class StartUntrusted extends CoreException {

	private static final long serialVersionUID = 1L;

	private final transient DefinitionEffects effects;
	private final String definition;

	/**
	 * @param machine    what a person calls it
	 * @param definition its file
	 * @param effects    with one at least
	 */
	public StartUntrusted(String machine, String definition, DefinitionEffects effects) {
		super("The definition of " + machine
				+ " has not been started as it is now, and does more than run a machine: it "
				+ effects.effects().stream().map(HostEffect::sentence).collect(Collectors.joining("; it ")) + ".",
				"Look whether you want that. Start then asks once, and again when another program has changed "
						+ definition + ".",
				null);
		this.definition = definition;
		this.effects = effects;
	}

	/** The file. */
	public String definition() {
		return definition;
	}

	/** What it does. */
	public DefinitionEffects effects() {
		return effects;
	}
}
