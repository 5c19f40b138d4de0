package org.wheelhouse.core.failure;

import org.wheelhouse.host.AfterLogout;

/** A machine is not started before a person knows that it ends with the last session of the user on its computer. */
public final class StartEndsAtLogout extends CoreException {

	private static final long serialVersionUID = 1L;

	private final transient AfterLogout told;

	/**
	 * @param machine  what a person calls it
	 * @param computer on which it is to run
	 */
	public StartEndsAtLogout(String machine, String computer, AfterLogout told) {
		super(told.text(), "Type " + told.command() + " on " + computer + ", then machines run on. Or choose Start for "
				+ machine + " alone, and say that it may end.", null);
		this.told = told;
	}

	/** What becomes of it, and the command that changes it. */
	public AfterLogout told() {
		return told;
	}
}
