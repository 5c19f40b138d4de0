package org.wheelhouse.core.secret;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;

/**
 * Options without the passwords and keys that stand in them in clear. In their place they name a secret by its id, as
 * {@link SecretNeed} has it. All else is as it was, and in its order. Immutable.
 *
 * @param options what is left of them
 * @param taken   what stood there, by the ids that the options name now
 * @param told    what was taken out of which option, each a few words for a person that say nothing of the secret itself
 */
public record ClearSecrets(List<QemuOption> options, Map<String, Secret> taken, List<String> told) {

	public ClearSecrets {
		options = List.copyOf(options);
		taken = Map.copyOf(taken);
		told = List.copyOf(told);
	}

	/**
	 * For a start: takes out what QEMU can be given otherwise. What it cannot stays, since the machine would be another one
	 * without it. Pure.
	 */
	public static ClearSecrets takenFrom(List<QemuOption> options) {
		return of(options, false);
	}

	/** For a file that is written: whatever is secret goes, also what QEMU can be given in no other way. Pure. */
	public static ClearSecrets droppedFrom(List<QemuOption> options) {
		return of(options, true);
	}

	private static ClearSecrets of(List<QemuOption> options, boolean all) {
		var ids = new HashSet<String>();
		options.forEach(option -> ids.addAll(ClearOption.ids(option)));
		var left = new ArrayList<QemuOption>();
		var taken = new LinkedHashMap<String, Secret>();
		var told = new ArrayList<String>();
		for (var option : options) {
			var clear = new ClearOption(option, wanted -> free(wanted, ids), taken, told);
			clear.take();
			if (all) {
				clear.drop();
			}
			left.addAll(clear.left());
		}
		return new ClearSecrets(left, taken, told);
	}

	private static String free(String wanted, Set<String> ids) {
		var id = wanted;
		for (int number = 2; !ids.add(id); number++) {
			id = wanted + number;
		}
		return id;
	}
}
