package org.wheelhouse.core.info;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryChardev;
import org.wheelhouse.qmp.command.QueryCommands;
import org.wheelhouse.qmp.command.QueryKvm;
import org.wheelhouse.qmp.command.QueryMice;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.command.QuerySpice;
import org.wheelhouse.qmp.command.QueryUuid;
import org.wheelhouse.qmp.command.QueryVersion;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.command.VncClient;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.qmp.session.CommandWithdrawn;

/**
 * What a QEMU has besides disks, buses and CPUs, at one moment.
 *
 * @param program          what runs the machine
 * @param characterDevices monitors, serial ports, agents
 * @param mice             of the guest
 * @param servers          for remote screens
 */
public record QemuInfo(Program program, List<CharacterDevice> characterDevices, List<PointingDevice> mice,
		List<ScreenServer> servers) {

	/**
	 * What runs the machine.
	 *
	 * @param version     of QEMU
	 * @param name        given by {@code -name}; may be empty
	 * @param uuid        all zero when it was given none
	 * @param kvmEnabled  whether the machine runs by KVM
	 * @param kvmPresent  whether this QEMU was built with it, which does not mean that it works
	 * @param commands    how many it has
	 */
	public record Program(String version, String name, String uuid, boolean kvmEnabled, boolean kvmPresent,
			int commands) {}

	/**
	 * A character device.
	 *
	 * @param label    its id
	 * @param leadsTo  as QEMU writes it, for example {@code disconnected:unix:/path,server=on}
	 * @param open     whether the guest, or the monitor, has it open
	 */
	public record CharacterDevice(String label, String leadsTo, boolean open) {}

	/**
	 * A server of the guest's screen.
	 *
	 * @param kind    {@code VNC} or {@code SPICE}
	 * @param enabled whether it is there
	 * @param host    where it listens; may be empty
	 * @param port    in the clear; may be empty
	 * @param tlsPort encrypted; may be empty
	 * @param auth    how it lets people in; may be empty
	 * @param remark  what only this kind tells; may be empty
	 * @param viewers who is connected
	 */
	public record ScreenServer(String kind, boolean enabled, String host, String port, String tlsPort, String auth,
			String remark, List<String> viewers) {

		/** One that is not there. */
		static ScreenServer none(String kind) {
			return new ScreenServer(kind, false, "", "", "", "", "", List.of());
		}
	}

	public QemuInfo {
		characterDevices = List.copyOf(characterDevices);
		mice = List.copyOf(mice);
		servers = List.copyOf(servers);
	}

	/**
	 * Asks a machine. Never blocks, changes nothing.
	 *
	 * @return fails with {@link org.wheelhouse.qmp.session.QmpException}. What this QEMU has no command for is left out
	 */
	public static CompletableFuture<QemuInfo> of(MachineAccess machine) {
		CommandSender asked = machine::ask;
		var program = program(asked);
		var devices = devices(asked);
		var mice = mice(asked);
		var vnc = vnc(asked);
		var spice = spice(asked);
		return CompletableFuture.allOf(program, devices, mice, vnc, spice).thenApply(
				_ -> new QemuInfo(program.join(), devices.join(), mice.join(),
						List.of(vnc.join(), spice.join())));
	}

	private static CompletableFuture<Program> program(CommandSender machine) {
		var version = machine.send(new QueryVersion());
		var name = machine.send(new QueryName());
		var uuid = machine.send(new QueryUuid());
		var kvm = machine.send(new QueryKvm());
		var commands = machine.send(new QueryCommands());
		return CompletableFuture.allOf(version, name, uuid, kvm, commands)
				.thenApply(_ -> new Program(version.join().toString(), name.join().orElse(""), uuid.join().toString(),
						kvm.join().enabled(), kvm.join().present(), commands.join().size()));
	}

	private static CompletableFuture<List<CharacterDevice>> devices(CommandSender machine) {
		return machine.send(new QueryChardev()).thenApply(devices -> devices.stream()
				.map(device -> new CharacterDevice(device.label(), device.filename(), device.frontendOpen()))
				.sorted(Comparator.comparing(CharacterDevice::label)).toList());
	}

	private static CompletableFuture<List<PointingDevice>> mice(CommandSender machine) {
		return machine.send(new QueryMice()).thenApply(mice -> mice.stream()
				.map(mouse -> new PointingDevice(mouse.name(), mouse.index(), mouse.current(), mouse.absolute()))
				.toList());
	}

	private static CompletableFuture<ScreenServer> vnc(CommandSender machine) {
		return orNone("VNC", ask(machine, new QueryVnc(), vnc -> new ScreenServer("VNC", vnc.enabled(),
				vnc.host().orElse(""), vnc.service().orElse(""), "", vnc.auth().orElse(""), "",
				vnc.clients().stream().map(VncClient::host).toList())));
	}

	private static CompletableFuture<ScreenServer> spice(CommandSender machine) {
		return orNone("SPICE", ask(machine, new QuerySpice(), QemuInfo::server));
	}

	private static ScreenServer server(QuerySpice.Server spice) {
		if (!spice.enabled()) {
			return ScreenServer.none("SPICE");
		}
		var version = spice.compiledVersion().map(known -> "SPICE " + known).orElse("");
		var mouse = spice.mouseMode().map(mode -> "mouse by the " + mode).orElse("");
		return new ScreenServer("SPICE", true, spice.host().orElse(""), text(spice.port()), text(spice.tlsPort()),
				spice.auth().orElse(""),
				version.isEmpty() || mouse.isEmpty() ? version + mouse : version + ", " + mouse,
				// A viewer has several channels; the first of them is its main one.
				spice.channels().stream().filter(channel -> channel.type() == 1)
						.map(channel -> channel.host() + ":" + channel.port()).toList());
	}

	private static String text(OptionalInt port) {
		return port.isPresent() && port.getAsInt() > 0 ? String.valueOf(port.getAsInt()) : "";
	}

	private static <A, R> CompletableFuture<R> ask(CommandSender machine, QmpCommand<A> question,
			Function<A, R> answer) {
		return machine.send(question).thenApply(answer);
	}

	/** A QEMU that was built without it does not have the command. */
	private static CompletableFuture<ScreenServer> orNone(String kind, CompletableFuture<ScreenServer> asked) {
		return asked.exceptionallyCompose(problem -> isLacking(OperationFailed.cause(problem))
				? CompletableFuture.completedFuture(ScreenServer.none(kind))
				: CompletableFuture.failedFuture(problem));
	}

	private static boolean isLacking(Throwable problem) {
		return problem instanceof CommandWithdrawn
				|| problem instanceof CommandFailed failed && failed.errorClass().equals("CommandNotFound");
	}

	/** Lets another of the pointing devices get what viewers send. */
	public static Operation<?> choose(MachineAccess machine, PointingDevice mouse) {
		return new ChooseMouse(machine, mouse);
	}

	/** Whether there is a SPICE server. */
	public Optional<ScreenServer> spice() {
		return servers.stream().filter(server -> server.kind().equals("SPICE") && server.enabled()).findFirst();
	}
}
