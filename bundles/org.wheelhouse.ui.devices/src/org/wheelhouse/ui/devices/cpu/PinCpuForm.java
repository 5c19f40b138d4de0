package org.wheelhouse.ui.devices.cpu;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.cpu.PinCpu;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;

/** On which of the host's processors a CPU may run. */
final class PinCpuForm {

	private static final String PROCESSORS = "processors";

	private PinCpuForm() {
	}

	/** @param allowed on which it may run now; empty when not known */
	static OperationForm of(int index, String allowed, MachineAccess machine) {
		return new OperationForm("cpu.pin", NLS.bind(Messages.PinCpu_title, index),
				NLS.bind(Messages.PinCpu_about, new Object[]{index, machine.name(), machine.hostLabel()}),
				Messages.PinCpu_ok,
				List.of(new FormField.Line(PROCESSORS, Messages.PinCpu_field, allowed, Messages.PinCpu_hint)),
				entries -> proposed(new PinCpu(machine, index, entries.text(PROCESSORS).strip(), allowed),
						entries.text(PROCESSORS).strip()));
	}

	private static FormResult proposed(PinCpu pin, String processors) {
		return PinCpu.problem(processors).map(FormResult::wrong).orElseGet(
				() -> new FormResult.Ready(pin, NLS.bind(Messages.PinCpu_runs, pin.command()), Optional.empty()));
	}
}
