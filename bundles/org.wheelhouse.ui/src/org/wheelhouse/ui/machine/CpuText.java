package org.wheelhouse.ui.machine;

import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Machine;

/** How many CPUs a guest has, and what that may mean to it. Model thread. */
final class CpuText {

	private static final String TCG = "tcg";
	/** Before 8.1: these may keep a translation of code that another CPU of the guest has changed meanwhile. */
	private static final Pattern OLD = Pattern.compile("([1-7]|8\\.0)\\..*");
	private static final String ONE_THREAD = "thread=single";

	private CpuText() {
	}

	/** Empty when it is not known. */
	static String of(Machine machine) {
		var count = machine.getCpuCount();
		if (count <= 0) {
			return "";
		}
		var mayHang = count > 1 && machine.getAccelerator().equals(TCG)
				&& OLD.matcher(machine.getQemuVersion()).matches()
				&& machine.getCommandLine().stream().noneMatch(word -> word.contains(ONE_THREAD));
		return mayHang ? NLS.bind(Messages.Fact_CpusMayHang, count) : String.valueOf(count);
	}
}
