package org.wheelhouse.core.migration.preflight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.wheelhouse.core.commandline.DeviceOption;

/** Whether each id is given once: QEMU would not start otherwise. */
final class IdLook implements Ends.Look {

	/** Options whose names are of one kind, and by what they are named. */
	private static final Map<String, String> KINDS = Map.of("device", "id", "netdev", "id", "chardev", "id", "object",
			"id", "drive", "id", "blockdev", "node-name", "audiodev", "id", "fsdev", "id", "tpmdev", "id");

	@Override
	public String id() {
		return "ids";
	}

	@Override
	public String subject() {
		return "Ids";
	}

	@Override
	public List<PreflightCheck> at(Ends ends) {
		var seen = new HashSet<String>();
		var twice = new ArrayList<String>();
		int number = 0;
		for (var option : ends.intended().options()) {
			var key = KINDS.get(option.name());
			if (key != null) {
				var name = DeviceOption.of(option).value(key).orElse("");
				if (!name.isEmpty()) {
					number++;
					if (!seen.add(option.name() + " " + name)) {
						twice.add(name);
					}
				}
			}
		}
		return List.of(twice.isEmpty()
				? PreflightCheck.fine(id(), subject(), number == 1 ? "One, given once" : number + ", each given once")
				: PreflightCheck.stop(id(), subject(), "Given twice at the destination: " + String.join(", ", twice),
						"Unplug one of each pair, or start the machine anew."));
	}
}
