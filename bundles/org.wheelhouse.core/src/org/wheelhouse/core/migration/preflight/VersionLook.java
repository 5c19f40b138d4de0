package org.wheelhouse.core.migration.preflight;

import java.util.ArrayList;
import java.util.List;

/** Architectures and versions of both QEMUs. */
final class VersionLook implements Ends.Look {

	@Override
	public String id() {
		return "version";
	}

	@Override
	public String subject() {
		return "QEMU's version";
	}

	@Override
	public List<PreflightCheck> at(Ends ends) {
		var checks = new ArrayList<PreflightCheck>();
		var here = ends.source().version();
		var there = ends.there().version();
		if (here.isEmpty() || there.isEmpty()) {
			checks.add(PreflightCheck.unknown(id(), subject(), ends.untold()));
		} else if (there.get().isOlderThan(here.get())) {
			checks.add(PreflightCheck.warning(id(), subject(),
					"The guest goes from QEMU " + here.get() + " to the older " + there.get()
							+ ", which may not understand all that the newer sends",
					"Use QEMU " + here.get() + " or newer " + ends.intended().there() + "."));
		} else {
			checks.add(PreflightCheck.fine(id(), subject(), here.equals(there)
					? "Both ends are QEMU " + here.get()
					: "The guest goes from QEMU " + here.get() + " to the newer " + there.get()));
		}
		architecture(ends, checks);
		return checks;
	}

	private static void architecture(Ends ends, List<PreflightCheck> checks) {
		var here = ends.source().architecture();
		var there = ends.there().architecture();
		if (here.isEmpty() || there.isEmpty()) {
			checks.add(PreflightCheck.unknown("architecture", "Architecture", ends.untold()));
		} else if (!here.equals(there)) {
			checks.add(PreflightCheck.stop("architecture", "Architecture",
					"The guest is one of " + here.get() + ", and the QEMU " + ends.intended().there() + " runs "
							+ there.get(),
					"Choose a qemu-system-" + here.get() + " there."));
		} else {
			checks.add(PreflightCheck.fine("architecture", "Architecture", "Both ends are " + here.get()));
		}
	}
}
