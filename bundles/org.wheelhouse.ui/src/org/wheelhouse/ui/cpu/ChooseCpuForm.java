package org.wheelhouse.ui.cpu;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.operation.MachineActs;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;

/** Which CPU commands are about that name none: those of the human monitor, and {@code memsave}. */
final class ChooseCpuForm {

	private ChooseCpuForm() {
	}

	static ActForm of(int index, MachineActs acts) {
		return new ActForm("cpu.choose", NLS.bind(Messages.ChooseCpu_title, index),
				NLS.bind(Messages.ChooseCpu_about, index, acts.chosenCpu()), Messages.ChooseCpu_ok, List.of(),
				_ -> Proposal.of(acts.chooseCpu(index)));
	}
}
