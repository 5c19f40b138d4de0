package org.wheelhouse.core.migration.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether the capabilities that are to be switched on are taken: a QEMU of each program was told to switch them on. */
final class CapabilityLook implements Ends.Look {

	private final QemuAnswers sourceProgram;

	/** @param sourceProgram what a QEMU of the source's program said to them */
	CapabilityLook(QemuAnswers sourceProgram) {
		this.sourceProgram = sourceProgram;
	}

	@Override
	public String id() {
		return "capability";
	}

	@Override
	public String subject() {
		return "Capabilities";
	}

	@Override
	public List<PreflightCheck> at(Ends ends) {
		var checks = new ArrayList<PreflightCheck>();
		for (var name : new TreeSet<>(ends.intended().capabilities())) {
			checks.add(of(name, ends));
		}
		boolean single = checks.stream().noneMatch(PreflightCheck::stops);
		if (single) {
			together("at the source", sourceProgram, checks);
			together(ends.intended().there(), ends.there(), checks);
		}
		return checks;
	}

	private PreflightCheck of(String name, Ends ends) {
		var here = refusal(name, sourceProgram.problem().isEmpty() ? sourceProgram : ends.source());
		var there = refusal(name, ends.there());
		if (!here.isEmpty() || !there.isEmpty()) {
			var where = here.isEmpty() ? ends.intended().there() : "at the source";
			return PreflightCheck.stop(id(), name,
					"It cannot be switched on " + where + ": " + (here.isEmpty() ? there : here),
					"Leave " + name + " out" + (name.equals("postcopy-ram")
							? ", or let this user handle page faults (vm.unprivileged_userfaultfd)."
							: "."));
		}
		if (!ends.there().problem().isEmpty()) {
			return PreflightCheck.unknown(id(), name, ends.untold());
		}
		return PreflightCheck.fine(id(), name, "Both ends switch it on when told to");
	}

	/** Why it would not be switched on; empty when it would, or nobody knows. */
	private static String refusal(String name, QemuAnswers answers) {
		if (answers.capabilities().filter(known -> !known.contains(name)).isPresent()) {
			return "QEMU" + answers.version().map(version -> " " + version).orElse("") + " has no such capability";
		}
		return answers.refused().getOrDefault(name, "");
	}

	private void together(String where, QemuAnswers answers, List<PreflightCheck> checks) {
		var words = answers.refused().getOrDefault(QemuAnswers.TOGETHER, "");
		if (!words.isEmpty()) {
			checks.add(
					PreflightCheck.stop(id(), subject(), "They cannot be switched on together " + where + ": " + words,
							"Leave one of them out."));
		}
	}
}
