package org.wheelhouse.ui.devices.cpu;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.info.ChosenCpu;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;

/** Which CPU commands are about that name none: those of the human monitor, and {@code memsave}. */
final class ChooseCpuForm {

	private ChooseCpuForm() {
	}

	static OperationForm of(int index, ChosenCpu chosen) {
		return new OperationForm("cpu.choose", NLS.bind(Messages.ChooseCpu_title, index),
				NLS.bind(Messages.ChooseCpu_about, index, chosen.index()), Messages.ChooseCpu_ok, List.of(),
				_ -> FormResult.of(chosen.choose(index)));
	}
}
