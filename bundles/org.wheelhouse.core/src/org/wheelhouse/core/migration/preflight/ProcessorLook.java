package org.wheelhouse.core.migration.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the CPU of the destination can be what the guest has been told that its own is. */
final class ProcessorLook implements Ends.Look {

	/** Models that are whatever the computer, or the QEMU, can. */
	private static final Set<String> WHATEVER = Set.of("max", "host");
	private static final int MOST_NAMED = 12;

	@Override
	public String id() {
		return "cpu";
	}

	@Override
	public String subject() {
		return "CPU";
	}

	@Override
	public List<PreflightCheck> at(Ends ends) {
		var checks = new ArrayList<PreflightCheck>();
		checks.add(model(ends));
		ends.source().accelerator().filter(_ -> ends.there().problem().isEmpty()).ifPresent(here -> {
			var there = ends.there().accelerator().orElse("");
			checks.add(here.equals(there)
					? PreflightCheck.fine("accelerator", "Accelerator", "Both ends run the guest by " + here)
					: PreflightCheck.warning("accelerator", "Accelerator",
							"The source runs the guest by " + here + ", and the destination would by " + there
									+ ": their CPUs and clocks differ",
							"Have the destination run by " + here + ", or shut the guest down and start it there."));
		});
		return checks;
	}

	private PreflightCheck model(Ends ends) {
		var type = ends.cpuType();
		var name = model(type);
		if (type.isEmpty() || !ends.there().tellsCpus()) {
			return PreflightCheck.unknown(id(), subject(), type.isEmpty()
					? "The source does not tell its CPU model"
					: ends.untold());
		}
		var there = ends.there().lacking(type);
		if (there.isEmpty()) {
			return PreflightCheck.stop(id(), subject(),
					"The QEMU " + ends.intended().there() + " has no CPU model " + name,
					"Choose a QEMU there that has it, or start the machine anew with a model that both have.");
		}
		var lacking = new TreeSet<>(there.get());
		ends.source().lacking(type).ifPresent(lacking::removeAll);
		if (WHATEVER.contains(name)) {
			lacking.addAll(lost(ends));
		}
		if (!lacking.isEmpty()) {
			return PreflightCheck
					.stop(id(), subject(), "The CPU " + ends.intended().there() + " lacks what the guest's "
							+ name + " has: " + named(lacking),
							"Start the machine anew with a model that both computers have, or choose another computer.")
					.with(String.join("\n", lacking));
		}
		if (!WHATEVER.contains(name)) {
			return PreflightCheck.fine(id(), subject(), name + " lacks nothing " + ends.intended().there());
		}
		return ends.source().version().equals(ends.there().version()) && ends.intended().isLocal()
				? PreflightCheck.fine(id(), subject(), name + " is the same at both ends")
				: PreflightCheck.note(id(), subject(), name
						+ " means what QEMU and its computer have: nothing is lacking, but the guest may see more than before",
						"A named model stays the same everywhere.");
	}

	/** What is on at the source and off at the destination. */
	private static Set<String> lost(Ends ends) {
		var there = ends.there().features();
		var lost = new TreeSet<String>();
		ends.source().features().forEach((feature, on) -> {
			if (on && Boolean.FALSE.equals(there.get(feature))) {
				lost.add(feature);
			}
		});
		return lost;
	}

	/** Of a QOM type: {@code max-x86_64-cpu} is {@code max}. */
	static String model(String type) {
		return type.replaceFirst("-(x86_64|i386|arm|aarch64|riscv64|riscv32|s390x|ppc64)?-?cpu$", "");
	}

	/** Whether what a model is cannot be told by its name. */
	static boolean isWhatever(String model) {
		return WHATEVER.contains(model);
	}

	private static String named(Set<String> features) {
		var first = features.stream().limit(MOST_NAMED).toList();
		return String.join(", ", first) + (features.size() > MOST_NAMED
				? " and " + (features.size() - MOST_NAMED) + " more"
				: "");
	}
}
