package org.wheelhouse.ui.devices.cpu;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.cpu.PlugCpu;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;

/** Shows what is sent to plug a CPU in. */
final class PlugCpuForm {

	private static final String NEXT_START = "nextStart";

	private PlugCpuForm() {
	}

	static OperationForm of(MachineAccess machine, PlugCpu plug) {
		return new OperationForm("cpu.plug", Messages.PlugCpu_title,
				NLS.bind(Messages.PlugCpu_about, new Object[]{plug.id(), plug.place(), machine.name()}),
				Messages.PlugCpu_ok,
				machine.definition().isPresent()
						? List.of(new FormField.Check(NEXT_START, Messages.PlugCpu_nextStart, false))
						: List.of(),
				entries -> FormResult.of(machine.definition().isPresent() && entries.checked(NEXT_START)
						? plug.alsoAtNextStart()
						: plug));
	}
}
