package org.wheelhouse.core.info;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.operation.TranslatedCommand.Wording;
import org.wheelhouse.qmp.command.Cpu;
import org.wheelhouse.qmp.dialect.QemuCapabilities;

/** The CPU that commands are about which name none, in one connection. Any thread; nothing blocks. */
public final class ChosenCpu {

	private final MachineAccess machine;
	private final QemuCapabilities language;

	private ChosenCpu(MachineAccess machine, QemuCapabilities language) {
		this.machine = machine;
		this.language = language;
	}

	/** @return completed on the thread of the wires; fails with {@link org.wheelhouse.qmp.session.QmpException} */
	public static CompletableFuture<ChosenCpu> of(MachineAccess machine) {
		return machine.language().thenApply(language -> new ChosenCpu(machine, language));
	}

	/** Its index; that of the first one at the beginning of a connection. */
	public int index() {
		return language.translator().chosenCpu();
	}

	/** Chooses another one. */
	public Operation<?> choose(int index) {
		var before = index();
		return new TranslatedCommand<>(machine, language, new Cpu(index),
				new Wording("Choose CPU " + index + " of " + machine.name(), "choose the CPU",
						"CPU " + index + " could not be chosen"))
				.takenBackBy(() -> choose(before));
	}
}
