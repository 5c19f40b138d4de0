package org.wheelhouse.ui.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.model.live.Machine;

/** Differences that a test gives, and what was to be done about them. */
public final class FakeDifferences implements DifferenceActions {

	private List<Difference> differences = List.of();
	private final List<String> done = new ArrayList<>();

	void set(Difference... now) {
		differences = List.of(now);
	}

	List<String> done() {
		return done;
	}

	@Override
	public List<Difference> of(Machine machine) {
		return differences;
	}

	@Override
	public void takeOver(Shell shell, Machine machine, Difference difference) {
		done.add("take over " + difference.subject());
	}

	@Override
	public void asDefined(Shell shell, Machine machine, Difference difference) {
		done.add("as defined " + difference.subject());
	}

	@Override
	public void takeOverAll(Shell shell, Machine machine, List<Difference> all) {
		done.add("take over all " + subjects(all));
	}

	@Override
	public void dropAll(Shell shell, Machine machine, List<Difference> all) {
		done.add("drop all " + subjects(all));
	}

	@Override
	public void restart(Shell shell, Machine machine, List<Difference> all) {
		done.add("restart " + subjects(all));
	}

	private static String subjects(List<Difference> all) {
		return all.stream().map(Difference::subject).collect(Collectors.joining(" "));
	}
}
