package org.wheelhouse.core.internal.vnc;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryVncServers;

/**
 * How much a machine has to show. What it does not tell is empty.
 *
 * @param servers VNC servers; one that listens nowhere is one too
 * @param screens pictures that its graphics devices draw
 */
public record DisplayDevices(Optional<Integer> servers, Optional<Integer> screens) {

	private static final String CONSOLES = "/backend";

	/** Asks. */
	public static DisplayDevices of(BlockingQuery machine) throws CoreException {
		return new DisplayDevices(machine.askIfAnswered(new QueryVncServers()).map(List::size), screens(machine));
	}

	private static Optional<Integer> screens(BlockingQuery machine) throws CoreException {
		var children = machine.askIfAnswered(new QomList(CONSOLES));
		if (children.isEmpty()) {
			return Optional.empty();
		}
		var screens = 0;
		for (var child : children.get()) {
			var type = child.childType().orElse("");
			if (type.equals("qemu-graphic-console")
					|| type.equals("qemu-console") && isDrawn(machine, CONSOLES + "/" + child.name())) {
				screens++;
			}
		}
		return Optional.of(screens);
	}

	/** Before QEMU 8.2 text consoles, such as that of {@code -monitor vc}, are of the same type, but of no device. */
	private static boolean isDrawn(BlockingQuery machine, String console) throws CoreException {
		return machine.askIfAnswered(new QomGet(console, "device")).filter(device -> !device.asText().isEmpty())
				.isPresent();
	}
}
