package org.wheelhouse.ui.machines;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.theme.StateLook;

/**
 * Keeps the machines that fit every word of what was typed: part of the name, of the host's name, or {@code state:} with
 * part of a state's word. UI thread.
 */
final class MachineFilter extends ViewerFilter {

	private static final String STATE = "state:";

	private List<String> words = List.of();

	/** What was typed. */
	void pattern(String typed) {
		words = Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
	}

	/** Whether everything is shown. */
	boolean open() {
		return words.isEmpty();
	}

	@Override
	public boolean select(@Nullable Viewer viewer, @Nullable Object parent, @Nullable Object element) {
		return switch (element) {
			case Machine machine -> fits(machine);
			case Host host -> words.isEmpty() || host.getMachines().stream().anyMatch(this::fits)
					|| host.getFound() != null && fits(host.getFound());
			case HostFound found -> words.isEmpty() || fits(found);
			case FoundQemu qemu -> fits(qemu);
			case null, default -> true;
		};
	}

	private boolean fits(Machine machine) {
		return words.stream().allMatch(word -> fits(machine, word));
	}

	private boolean fits(HostFound found) {
		return found.getQemus().stream().anyMatch(this::fits);
	}

	private boolean fits(FoundQemu qemu) {
		var found = qemu.getFound();
		var host = found == null ? null : found.getHost();
		return words.stream().allMatch(
				word -> lower(qemu.getName()).contains(word) || host != null && lower(host.getLabel()).contains(word));
	}

	private static boolean fits(Machine machine, String word) {
		if (word.startsWith(STATE)) {
			var wanted = word.substring(STATE.length());
			return lower(StateLook.of(machine.getState()).word()).contains(wanted)
					|| lower(machine.getState().getName()).contains(wanted)
					|| lower(machine.getStatus()).contains(wanted);
		}
		var host = machine.getHost();
		return lower(machine.getName()).contains(word) || host != null && lower(host.getLabel()).contains(word);
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}
}
