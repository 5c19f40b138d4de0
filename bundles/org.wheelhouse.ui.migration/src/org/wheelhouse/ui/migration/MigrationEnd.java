package org.wheelhouse.ui.migration;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/**
 * One end of a migration as it was when it was read.
 *
 * @param id    the machine's key
 * @param name  the machine's name
 * @param state what it does
 * @param host  the computer it runs on
 * @param qemu  version, machine type and accelerator
 */
record MigrationEnd(String id, String name, MachineState state, String host, String qemu) {

	/** Reads it on the model thread. */
	static MigrationEnd of(Machine machine) {
		Host host = machine.getHost();
		String qemu = Stream.of(machine.getQemuVersion(), machine.getMachineType(), machine.getAccelerator())
				.filter(Objects::nonNull).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
		return new MigrationEnd(text(machine.getId()), text(machine.getName()), machine.getState(),
				host == null ? "" : text(host.getLabel()), qemu);
	}

	/** The same after its process has gone and its row with it. */
	MigrationEnd ended() {
		return new MigrationEnd(id, name, MachineState.ENDED, host, qemu);
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text;
	}
}
