package org.wheelhouse.ui.machine;

import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Machine;

/** What runs the guest's code, in two words; the figures and the whole reason belong into a tool tip. Model thread. */
final class AcceleratorText {

	private static final String KVM = "kvm";

	private AcceleratorText() {
	}

	/** For example {@code TCG (KVM unusable)}; empty when it is not known. */
	static String of(Machine machine) {
		var name = machine.getAccelerator();
		if (name.isEmpty()) {
			return "";
		}
		var why = name.equals(KVM) ? "" : why(machine.getAcceleratorReason().lines().findFirst().orElse(""));
		return name.toUpperCase(Locale.ROOT) + (why.isEmpty() ? "" : " (" + why + ")");
	}

	/** Why it is not KVM, by the words that the host's measurement has for it; empty for other words. */
	private static String why(String reason) {
		var words = reason.split(";")[0].toLowerCase(Locale.ROOT);
		if (!words.startsWith(KVM)) {
			return "";
		}
		if (words.contains("not present")) {
			return Messages.Accelerator_None;
		}
		if (words.contains("may not open")) {
			return Messages.Accelerator_NotAllowed;
		}
		return words.contains("usable")
				? Messages.Accelerator_Unusable
				: words.matches("kvm (\\d|is slower).*") ? Messages.Accelerator_Slower : "";
	}

	/** The figures; empty when nobody measured. */
	static String tip(Machine machine) {
		var reason = machine.getAcceleratorReason();
		return reason.isEmpty() ? "" : NLS.bind(Messages.Accelerator_Tip, machine.getAccelerator(), reason);
	}
}
