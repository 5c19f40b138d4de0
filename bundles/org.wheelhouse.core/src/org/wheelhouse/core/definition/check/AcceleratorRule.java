package org.wheelhouse.core.definition.check;

import java.util.List;
import java.util.Set;

/** Ways to name an accelerator that exclude each other. */
final class AcceleratorRule implements Rule {

	@Override
	public void check(Reading reading, Report report) {
		var accel = reading.all("accel").toList();
		if (!accel.isEmpty()) {
			reading.all("machine").forEach(said -> said.key("accel").ifPresent(key -> report.error(said, key,
					"An accelerator is named here and by " + accel.getFirst().words()
							+ ": QEMU takes it from one place only.",
					"Take accel= out here, or the -accel.")));
			reading.all("enable-kvm").forEach(said -> report.error(said,
					"An accelerator is named here and by " + accel.getFirst().words()
							+ ": QEMU takes it from one place only.",
					"Take -enable-kvm out, or write -accel kvm in place of both."));
		}
		hostProcessor(reading, accel, report);
	}

	/** {@code host} is what the accelerator passes on, and emulation has nothing to pass on. */
	private static void hostProcessor(Reading reading, List<Said> accel, Report report) {
		boolean emulated = accel.isEmpty()
				? reading.all("enable-kvm").findAny().isEmpty()
						&& reading.merged("machine", "accel").filter("tcg"::equals).isPresent()
				: accel.stream().allMatch(said -> said.head().equals("tcg"));
		if (emulated) {
			reading.all("cpu").forEach(said -> said.key("model").filter(key -> Set.of("host").contains(key.value()))
					.ifPresent(key -> report.error(said, key,
							"The processor 'host' is that of its computer, and the machine is emulated (tcg).",
							"Choose -cpu max, or an accelerator that works here.")));
		}
	}
}
