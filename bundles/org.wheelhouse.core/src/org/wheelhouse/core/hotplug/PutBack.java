package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.PlugJournal;

/** What would put a device back that is about to leave: how it is made is known only while it is there. */
final class PutBack {

	private PutBack() {
		// only asks
	}

	/**
	 * Finds out; never fails. Where it could not be put back as it was, the operation refuses and says why.
	 *
	 * @param withBackend whether what is behind it goes with it
	 */
	static CompletableFuture<Optional<Operation<?>>> of(MachineAccess machine, String id, boolean withBackend) {
		return new Passengers(machine, id).ids().thenCompose(on -> on.isEmpty()
				? MadeDevice.of(machine, id).thenApply(made -> withBackend && !made.journaled()
						? started(machine, made)
						: new ReplugDevice(machine, made))
				: together(machine, Stream.concat(Stream.of(id), on.stream()).toList()))
				.exceptionally(problem -> new NeverAgain(machine, id, withoutStop(Fault.of(problem).what())))
				.thenApply(Optional::of);
	}

	private static CompletableFuture<Operation<?>> together(MachineAccess machine, List<String> ids) {
		var all = CompletableFuture.completedFuture(Stream.<ReplugDevice>empty());
		for (var id : ids) {
			all = all.thenCombine(MadeDevice.of(machine, id),
					(before, made) -> Stream.concat(before, Stream.of(new ReplugDevice(machine, made))));
		}
		return all.thenApply(devices -> new ReplugTogether(machine, devices.toList()));
	}

	/** The workbench has written it into the definition, and takes away what it made for it. */
	private static Operation<?> started(MachineAccess machine, MadeDevice made) {
		return OptionWords.options(machine.commandLine()).stream().filter(option -> option.name().equals("blockdev"))
				.filter(option -> DeviceOption.of(option).value("node-name").filter(Backends.name(made.id())::equals)
						.isPresent())
				.flatMap(option -> option.value().stream()).filter(value -> value.startsWith("{")).findFirst()
				.<Operation<?>>map(node -> new ReplugDevice(machine, new MadeDevice(made.id(), made.arguments(),
						Optional.of(new PlugJournal.Backend("blockdev-add", node)), false)))
				.orElseGet(() -> new NeverAgain(machine, made.id(), "How what is behind it was made is not known"));
	}

	private static String withoutStop(String text) {
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}

	/** Its type, as far as that is known here; else empty. */
	static String type(MachineAccess machine, String id) {
		return machine.journal().entries().stream().filter(entry -> entry.deviceId().equals(id))
				.flatMap(entry -> MadeDevice.of(entry).stream()).map(made -> made.arguments().path("driver").asText())
				.findFirst()
				.or(() -> OptionWords.options(machine.commandLine()).stream()
						.filter(option -> option.name().equals("device")).map(DeviceOption::of)
						.filter(option -> option.id().equals(id)).map(DeviceOption::type).findFirst())
				.orElse("");
	}
}
