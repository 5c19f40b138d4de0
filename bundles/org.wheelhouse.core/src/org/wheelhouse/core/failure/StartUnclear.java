package org.wheelhouse.core.failure;

import java.util.List;
import java.util.stream.Collectors;

import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.core.state.NewerImage.Relation;

/** A machine is not started before a person has said upon which images: newer ones than those of its definition are there. */
public final class StartUnclear extends CoreException {

	private static final long serialVersionUID = 1L;

	private final transient List<NewerImage> newer;

	/** @param newer at least one */
	public StartUnclear(String machine, List<NewerImage> newer) {
		super(newer.stream().map(StartUnclear::sentence).collect(Collectors.joining(" ")),
				"Choose Start for " + machine + " alone, and say which one to start on.", null);
		this.newer = List.copyOf(newer);
	}

	private static String sentence(NewerImage newer) {
		return newer.relation() == Relation.BENEATH
				? "The definition names " + newer.defined() + ", the machine has gone on in " + newer.newer()
						+ ", and " + newer.defined() + " is no longer valid upon what is beneath it."
				: "The definition names " + newer.defined() + ", and what was written since is in " + newer.newer()
						+ ".";
	}

	/** Which. */
	public List<NewerImage> newer() {
		return newer;
	}
}
