package org.wheelhouse.core.found;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.QemuSocket;
import org.wheelhouse.host.RunningQemu;

/**
 * Whether one can attach by a monitor.
 *
 * @param address where to; empty when one cannot
 * @param lent    where it may be asked now and then, but not kept; empty when it may not
 * @param reason  why one cannot, in some words; empty when one can
 * @param advice  what to do then, as a sentence
 */
public record Reach(Optional<Address> address, Optional<Address> lent, String reason, String advice) {

	/** Java's limit for the path of a socket. */
	private static final int LONGEST = 106;
	static final String WITH_QMP = "Start it with -qmp unix:PATH,server=on,wait=off too.";

	static final Reach NO_MONITOR = no("no monitor", WITH_QMP);
	static final Reach HUMAN = no("human monitor only", WITH_QMP);

	private static Reach no(String reason, String advice) {
		return new Reach(Optional.empty(), Optional.empty(), reason, advice);
	}

	/** Another QEMU has bound the same path since: who connects there gets that one. */
	static Reach taken(String other) {
		return no("its socket was taken over by " + other, "Start it anew with a path of its own.");
	}

	/**
	 * By this one.
	 *
	 * @param options of its command line, and of the files that it names
	 */
	static Reach of(Monitor monitor, RunningQemu qemu, List<QemuOption> options, Optional<Owner> owner) {
		var device = monitor.device();
		if (!device.backend().equals("socket")) {
			return elsewhere(device);
		}
		if (!device.isServer() && device.value("fd").isEmpty()) {
			return no("its monitor connects to " + device.text(), "Whoever listens there has it. " + WITH_QMP);
		}
		if (device.isOn("abstract") || device.isOn("websocket")) {
			return no("its monitor " + (device.isOn("abstract") ? "is in no folder" : "speaks WebSocket"), WITH_QMP);
		}
		if (TlsMonitor.isOne(device)) {
			return no("its monitor asks for TLS", TlsMonitor.advice(device, options).orElse(WITH_QMP));
		}
		return socket(device, qemu).map(socket -> of(socket, qemu, owner)).orElseGet(() -> absent(device, qemu));
	}

	private static Reach elsewhere(Chardev device) {
		return switch (device.backend()) {
			case "stdio" -> no("its monitor is its standard input", "Whoever started it has it. " + WITH_QMP);
			case "pty" ->
				no("its monitor is on a terminal of its own", "A program like screen can talk there. " + WITH_QMP);
			case "spiceport" -> no("its monitor is for its SPICE viewer", WITH_QMP);
			case "unknown" -> no("its monitor is not told by its command line", WITH_QMP);
			default -> no("its monitor is a " + device.text(), WITH_QMP);
		};
	}

	private static Optional<QemuSocket> socket(Chardev device, RunningQemu qemu) {
		return qemu.sockets().stream().filter(socket -> isMeant(device, socket)).findFirst();
	}

	private static boolean isMeant(Chardev device, QemuSocket socket) {
		if (device.value("fd").isPresent()) {
			return device.value("fd").get().equals(Integer.toString(socket.descriptor()));
		}
		return socket.address() instanceof Address.Unix(var path)
				? device.value("path").filter(path.toString()::equals).isPresent()
				: socket.address() instanceof Address.Tcp(var _, var port)
						&& device.value("port").filter(Integer.toString(port)::equals).isPresent();
	}

	private static Reach absent(Chardev device, RunningQemu qemu) {
		if (device.value("fd").isPresent()) {
			return no("its monitor was handed over by whoever started it", "That program has it. " + WITH_QMP);
		}
		return qemu.open()
				? no("it does not listen on " + device.text(), "It may still be starting. " + WITH_QMP)
				: no(qemu.user() + "'s, and whether it listens on " + device.text() + " cannot be seen",
						"Ask " + qemu.user() + ", or work as that user.");
	}

	private static Reach of(QemuSocket socket, RunningQemu qemu, Optional<Owner> owner) {
		if (socket.address() instanceof Address.Tcp && !qemu.paths().sharesNetwork()) {
			return no("its port is in another network namespace",
					"Start it with -qmp unix:PATH,server=on,wait=off: a path is the same in all.");
		}
		if (!socket.permitted()) {
			return no(qemu.user() + "'s, and you may not connect",
					"Ask " + qemu.user() + " to let you write to its socket, "
							+ place(socket.address()) + ".");
		}
		if (socket.connected()) {
			return held(socket, owner);
		}
		var address = here(socket.address(), qemu);
		if (owner.filter(Owner::needs).isPresent()) {
			return new Reach(Optional.empty(), address, owner.get().name() + " needs its monitor",
					"It is asked now and then, and kept from nobody. " + owner.get().instead());
		}
		return address.map(where -> new Reach(address, Optional.empty(), "", "")).orElseGet(() -> no(
				"its socket, " + place(socket.address()) + ", is in a folder that cannot be seen",
				"Work as " + qemu.user() + "."));
	}

	private static Reach held(QemuSocket socket, Optional<Owner> owner) {
		var program = socket.holder()
				.map(holder -> holder.program() + " (pid " + holder.pid() + ")");
		if (owner.filter(Owner::needs).isPresent()) {
			return no(owner.get().name() + " holds its monitor", owner.get().instead());
		}
		return no(program.orElse("another program") + " holds its monitor",
				"A monitor talks to one at a time: end " + program.map(_ -> "that").orElse("it")
						+ ", or start the machine with a second one.");
	}

	private static String place(Address address) {
		return address instanceof Address.Unix(var path) ? path.toString() : address.toString();
	}

	/** Where the host's own programs find what the process calls so. */
	static Optional<Address> here(Address address, RunningQemu qemu) {
		if (address instanceof Address.Tcp(var host, var port)) {
			return Optional.of(new Address.Tcp(
					host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host, port));
		}
		if (!(address instanceof Address.Unix(var path)) || path.toString().startsWith("@")) {
			return Optional.empty();
		}
		var full = qemu.paths().sharesFiles()
				? qemu.folder().map(folder -> folder.resolve(path)).or(
						() -> Optional.of(path).filter(Path::isAbsolute))
				: Optional.<Path>empty();
		return full.filter(whole -> whole.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST)
				.or(() -> qemu.paths().here(path)).map(Address.Unix::new);
	}

	/** Which of them a row shows: one by which one can attach, else what says most. */
	static Reach best(List<Reach> all) {
		return all.stream().filter(reach -> reach.address().isPresent()).findFirst()
				.orElseGet(() -> all.isEmpty() ? NO_MONITOR : all.getFirst());
	}
}
