package org.wheelhouse.host.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.QemuOption.Origin;

/**
 * The ways to see and to type that the host gives a machine whose options name none: a screen and a serial port, each on a
 * socket in the machine's private folder. The guest has the same devices with them as without.
 */
final class HostPorts {

	/** Who names one of these has decided where the screen goes, and be it nowhere. */
	private static final Set<String> SCREENS = Set.of("display", "nographic", "vnc", "spice", "sdl", "curses");
	/** With these, QEMU makes no serial port by itself, and one of ours would be another device. */
	private static final Set<String> SERIAL_DEVICES = Set.of("isa-serial", "sclpconsole", "sclplmconsole");

	private HostPorts() {
		// holds no state
	}

	/**
	 * What is to be added.
	 *
	 * @param said everything that the user says, in options and in files
	 */
	static List<QemuOption> of(List<QemuOption> said, MachineFiles folder) {
		List<QemuOption> added = new ArrayList<>();
		if (said.stream().noneMatch(option -> SCREENS.contains(option.name()))) {
			added.add(socket("vnc", folder.screen(), ""));
		}
		if (said.stream().noneMatch(HostPorts::decidesAboutSerial)) {
			added.add(socket("serial", folder.serial(), ",server=on,wait=off"));
		}
		return added;
	}

	private static boolean decidesAboutSerial(QemuOption option) {
		return switch (option.name()) {
			case "serial", "nodefaults" -> true;
			case "device" -> option.value().filter(HostPorts::isSerial).isPresent();
			default -> false;
		};
	}

	private static boolean isSerial(String device) {
		return Stream.of(device.split(",")).map(part -> part.replaceFirst("^driver=", ""))
				.anyMatch(SERIAL_DEVICES::contains);
	}

	/** The path stands in the option itself: a migration's destination leaves out what is in the source's folder. */
	private static QemuOption socket(String name, Path path, String more) {
		return new QemuOption(name, Optional.of("unix:" + LaunchOptions.escaped(path.toString()) + more), Origin.HOST);
	}
}
