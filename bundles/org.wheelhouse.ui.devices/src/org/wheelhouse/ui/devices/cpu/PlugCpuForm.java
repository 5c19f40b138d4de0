package org.wheelhouse.ui.devices.cpu;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.cpu.PlugCpu;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;

/** Shows what is sent to plug a CPU in. */
final class PlugCpuForm {

	private PlugCpuForm() {
	}

	/** @param machine its name */
	static OperationForm of(String machine, PlugCpu plug) {
		return new OperationForm("cpu.plug", Messages.PlugCpu_title,
				NLS.bind(Messages.PlugCpu_about, new Object[]{plug.id(), plug.place(), machine}), Messages.PlugCpu_ok,
				List.of(), _ -> FormResult.of(plug));
	}
}
