package org.wheelhouse.core.migration.preflight;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.model.live.CheckSeverity;

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
		for (var name : ends.intended().allCapabilities()) {
			checks.add(of(name, ends));
		}
		if (checks.stream().allMatch(check -> check.severity() == CheckSeverity.FINE)) {
			together("at the source", sourceProgram, ends, checks);
			together(ends.intended().there(), ends.there(), ends, checks);
		}
		return checks;
	}

	private PreflightCheck of(String name, Ends ends) {
		var here = refusal(name, sourceProgram.problem().isEmpty() ? sourceProgram : ends.source());
		var there = refusal(name, ends.there());
		if (!here.isEmpty() || !there.isEmpty()) {
			var where = here.isEmpty() ? ends.intended().there() : "at the source";
			var reason = "It cannot be switched on " + where + ": " + (here.isEmpty() ? there : here);
			var remedy = name.equals("postcopy-ram")
					? "Let this user handle page faults there (vm.unprivileged_userfaultfd)."
					: "";
			return ends.intended().capabilities().contains(name)
					? PreflightCheck.stop(id(), name, reason, remedy.isEmpty() ? "Do without " + name + "." : remedy)
					: PreflightCheck.warning(id(), name, reason + "; it is left out", remedy);
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

	private void together(String where, QemuAnswers answers, Ends ends, List<PreflightCheck> checks) {
		var words = answers.refused().getOrDefault(QemuAnswers.TOGETHER, "");
		if (!words.isEmpty()) {
			var reason = "They cannot be switched on together " + where + ": " + words;
			checks.add(ends.intended().wished().isEmpty()
					? PreflightCheck.stop(id(), subject(), reason, "Leave one of them out.")
					: PreflightCheck.warning(id(), subject(), reason + "; one of them is left out", ""));
		}
	}
}
