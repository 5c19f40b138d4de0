package org.wheelhouse.ui.migration.picture;

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
 * @param status QEMU's word for what the guest does; empty when not known
 */
public record MigrationEnd(String id, String name, MachineState state, String host, String qemu, String status) {

	/** Reads it on the model thread. */
	static MigrationEnd of(Machine machine) {
		Host host = machine.getHost();
		String qemu = Stream.of(machine.getQemuVersion(), machine.getMachineType(), machine.getAccelerator())
				.filter(Objects::nonNull).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
		return new MigrationEnd(text(machine.getId()), text(machine.getName()), machine.getState(),
				host == null ? "" : text(host.getLabel()), qemu, text(machine.getStatus()));
	}

	/** The same after its process has gone and its row with it. */
	MigrationEnd ended() {
		return new MigrationEnd(id, name, MachineState.ENDED, host, qemu, "");
	}

	/** Whether the guest stands still because a person wants it to. */
	boolean paused() {
		return status.equals("paused");
	}

	/** Whether the guest could be paused, or is. */
	boolean pausable() {
		return status.equals("running") || paused();
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text;
	}
}
