package org.wheelhouse.ui.devices.cpu;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.ui.widget.Quantity;

/** How a virtual CPU is put into words. */
final class CpuText {

	private CpuText() {
	}

	/** Whether its load is known: it is read from the threads of the computer on which the machine runs. */
	static boolean known(Cpu cpu) {
		return cpu.getPercent() >= 0;
	}

	/** Its load, or a dash. */
	static String load(Cpu cpu) {
		return Quantity.percent(cpu.getPercent()).toString();
	}

	/** A part of its address; a dash when QEMU tells none. */
	static String part(int id) {
		return id < 0 ? "–" : String.valueOf(id);
	}

	/** What a screen reader says. */
	static String spoken(Cpu cpu) {
		return NLS.bind(Messages.CpuText_spoken, cpu.getIndex(), known(cpu) ? load(cpu) : Messages.CpuText_unknown);
	}

	/** Everything known of it. */
	static String tip(Cpu cpu) {
		return NLS.bind(Messages.CpuText_tip,
				new Object[]{cpu.getIndex(), known(cpu) ? load(cpu) : Messages.CpuText_unknown, part(cpu.getSocketId()),
						part(cpu.getDieId()), part(cpu.getCoreId()), part(cpu.getSmtThreadId()),
						String.valueOf(cpu.getThreadId()), cpu.getType(), cpu.getQomPath()});
	}
}
