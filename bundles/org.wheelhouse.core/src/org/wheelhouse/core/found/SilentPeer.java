package org.wheelhouse.core.found;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.definition.DefinitionModel;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.QemuOption;

/**
 * Who took a connection that was meant for a monitor, and says nothing: told by its command line, as nothing may be sent to
 * what is not known. Pure functions.
 */
public final class SilentPeer {

	private static final String NO_MONITOR = "%s is no QMP monitor: %s has %s there.";
	private static final String NO_QEMU = "%s accepts connections, but sent no greeting, and no QEMU is seen that listens there:"
			+ " it is another program, or a QEMU of another user whose monitor is held.";
	private static final String ASKS_FOR_TLS = "%s asks for TLS: it is the monitor of %s.";
	private static final String ELSE = "Attach to what a QEMU was given with -qmp.";

	private SilentPeer() {
		// holds no state
	}

	/**
	 * What it is.
	 *
	 * @param address on which it listens
	 * @param qemu    that listens there; empty when none is seen there
	 * @return empty where it may be a monitor after all, which another client holds
	 */
	public static Optional<CoreException> named(Address address, Optional<HostProcess> qemu) {
		return qemu.isPresent()
				? ofQemu(address, qemu.get())
				: isOfThisComputer(address)
						? Optional.of(new CoreException(NO_QEMU.formatted(address), ELSE, null))
						: Optional.empty();
	}

	private static boolean isOfThisComputer(Address address) {
		return switch (address) {
			case Address.Unix _ -> true;
			case Address.Port port -> port.host().equals("localhost") || port.host().startsWith("127.")
					|| port.host().equals("::1");
		};
	}

	private static Optional<CoreException> ofQemu(Address address, HostProcess process) {
		var options = OptionWords.options(process.arguments());
		var monitors = Monitor.of(options, List.of());
		var name = DefinitionModel.name(options).orElseGet(() -> "a QEMU (pid " + process.pid() + ")");
		var meant = monitors.stream().map(Monitor::device).filter(device -> listens(device, address)).findFirst();
		if (meant.isPresent()) {
			return meant.filter(device -> address instanceof Address.Tcp && TlsMonitor.isOne(device))
					.map(device -> new CoreException(ASKS_FOR_TLS.formatted(address, name),
							TlsMonitor.advice(device, options).orElse(Reach.WITH_QMP), null));
		}
		return purpose(options, address).map(purpose -> new CoreException(
				NO_MONITOR.formatted(address, name, purpose), advice(monitors), null));
	}

	private static String advice(List<Monitor> monitors) {
		return monitors.stream().filter(monitor -> monitor.machines() && monitor.device().isServer()).findFirst()
				.map(monitor -> "Its monitor is " + monitor.device().text() + ".")
				.orElse("Start it with -qmp unix:PATH,server=on,wait=off too.");
	}

	private static boolean listens(Chardev device, Address address) {
		return switch (address) {
			case Address.Unix(var path) -> device.value("path").filter(path::endsWith).isPresent();
			case Address.Port port -> device.value("port").filter(Integer.toString(port.port())::equals).isPresent();
		};
	}

	private static Optional<String> purpose(List<QemuOption> options, Address address) {
		var direct = options.stream().map(option -> port(option.name())
				.filter(_ -> listens(Chardev.brief(option.value().orElse("")), address)));
		var named = options.stream().filter(option -> option.name().equals("chardev"))
				.map(option -> Chardev.of(option.value().orElse(""))).filter(device -> listens(device, address))
				.flatMap(device -> device.value("id").stream())
				.map(id -> Optional.of(options.stream().flatMap(option -> user(option, id).stream()).findFirst()
						.orElseGet(() -> "its character device " + id)));
		return Stream.concat(direct, named).flatMap(Optional::stream).findFirst();
	}

	private static Optional<String> port(String option) {
		return switch (option) {
			case "serial" -> Optional.of("a serial port");
			case "parallel" -> Optional.of("a parallel port");
			case "debugcon" -> Optional.of("its debug console");
			default -> Optional.empty();
		};
	}

	private static Optional<String> user(QemuOption option, String id) {
		var value = option.value().orElse("");
		if (value.equals("chardev:" + id)) {
			return port(option.name());
		}
		var device = Chardev.of(value);
		if (!option.name().equals("device") || device.value("chardev").filter(id::equals).isEmpty()) {
			return Optional.empty();
		}
		return device.value("name").filter(GuestAgent.PORT::equals).isPresent()
				? Optional.of("its guest's agent")
				: Optional.of(device.value("name").map(name -> "the guest's channel " + name)
						.orElseGet(() -> "its device " + device.value("driver").orElse(device.backend())));
	}
}
