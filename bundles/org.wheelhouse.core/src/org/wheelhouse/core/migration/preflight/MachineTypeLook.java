package org.wheelhouse.core.migration.preflight;

import java.util.List;
import java.util.Optional;

/** Whether both QEMUs know the machine type, by its versioned name: an alias is another type in each version. */
final class MachineTypeLook implements Ends.Look {

	@Override
	public String id() {
		return "machine";
	}

	@Override
	public String subject() {
		return "Machine type";
	}

	@Override
	public List<PreflightCheck> at(Ends ends) {
		var type = ends.machineType();
		var known = ends.there().machines();
		if (type.isEmpty()) {
			return List.of(PreflightCheck.unknown(id(), subject(), "The source does not tell its machine type"));
		}
		if (known.isEmpty()) {
			return List.of(PreflightCheck.unknown(id(), subject(), ends.untold()));
		}
		if (known.get().contains(type)) {
			return List.of(PreflightCheck.fine(id(), subject(), "Both ends know " + type)
					.with("The destination is started with -machine " + type
							+ ", whatever name the source was given."));
		}
		return List.of(PreflightCheck.stop(id(), subject(),
				"QEMU" + ends.there().version().map(version -> " " + version).orElse("") + " "
						+ ends.intended().there() + " has no machine type " + type,
				remedy(ends, type, known.get())));
	}

	/** A running machine keeps its type. */
	private static String remedy(Ends ends, String type, List<String> known) {
		var common = ends.source().machines().flatMap(own -> newestCommon(family(type), own, known));
		return "Choose a QEMU there that has it"
				+ ends.source().version().map(version -> ", as version " + version + " does").orElse("") + "."
				+ common.map(name -> " Or start the machine anew with -machine " + name + ", which both have.")
						.orElse("");
	}

	private static Optional<String> newestCommon(String family, List<String> here, List<String> there) {
		return here.stream().filter(there::contains).filter(name -> family(name).equals(family))
				.filter(name -> !name.equals(family))
				.max((one, other) -> Double.compare(number(one), number(other)));
	}

	private static String family(String type) {
		return type.replaceFirst("-\\d+(\\.\\d+)*$", "");
	}

	private static double number(String type) {
		var digits = type.substring(Math.min(type.length(), family(type).length() + 1));
		return digits.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(digits) : 0;
	}
}
