package org.wheelhouse.core.failure;

import java.util.List;

import org.wheelhouse.core.secret.SecretNeed;

/** A machine is not started before a person has told the secrets that its definition names. */
public final class SecretsMissing extends CoreException {

	private static final long serialVersionUID = 1L;

	private final transient List<SecretNeed> needs;

	/**
	 * @param machine what a person calls it
	 * @param needs   at least one
	 */
	public SecretsMissing(String machine, List<SecretNeed> needs) {
		super(machine + " needs what nobody has told yet: " + SecretNeed.list(needs) + ".",
				"Choose Start for " + machine + " alone: it is asked for, and told to nobody but QEMU.", null);
		this.needs = List.copyOf(needs);
	}

	/** Which. */
	public List<SecretNeed> needs() {
		return needs;
	}
}
