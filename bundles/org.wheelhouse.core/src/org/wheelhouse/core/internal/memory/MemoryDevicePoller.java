package org.wheelhouse.core.internal.memory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Overheard;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.state.BalloonFigures;
import org.wheelhouse.core.state.InstalledMemory;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.MemoryDevice;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.MemoryDeviceKind;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QueryMemoryDevices;
import org.wheelhouse.qmp.command.QueryMemoryDevices.Device;
import org.wheelhouse.qmp.command.QueryMemorySizeSummary;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Slots, memory devices, and the balloon with what the guest says of its memory. */
public final class MemoryDevicePoller implements Poller {

	/** Memory devices. */
	public static final Facet FACET = new Facet(Topic.MEMORY,
			Set.of("DEVICE_DELETED", "ACPI_DEVICE_OST", "BALLOON_CHANGE", "MEMORY_DEVICE_SIZE_CHANGE"),
			context -> new MemoryDevicePoller(context.machine(), context.overheard()),
			() -> TreeSync.of(MachineTrees.MEMORY, Literals.MACHINE__MEMORY, new MemorySync()::apply));

	/** As often as the guest is asked at most, where somebody has it asked. */
	private static final Duration PERIOD = Duration.ofSeconds(2);

	private final CommandSender machine;
	private final BalloonReader balloon;
	/** A machine whose guest tells nothing, and is not asked, is asked when an event calls for it. */
	private volatile boolean lively;

	/** The {@code -m} of the machine, as far as it is told. */
	private record Limits(OptionalLong maximum, OptionalInt slots) {}

	MemoryDevicePoller(CommandSender machine, Overheard overheard) {
		this.machine = machine;
		balloon = new BalloonReader(machine, overheard);
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		var sizes = machine.send(new QueryMemorySizeSummary());
		return sizes.thenCompose(size -> devices().thenCombine(limits(), (devices, limits) -> new InstalledMemory(
				size.base(), size.plugged(), limits.maximum(), limits.slots(), devices, Optional.empty()))
				.thenCombine(balloon.read(size.base() + size.plugged()), MemoryDevicePoller::with))
				.thenApply(memory -> {
					lively = memory.balloon().filter(figures -> figures.statisticsMillis() > 0).isPresent();
					return snapshot -> snapshot
							.with(snapshot.trees().with(MachineTrees.MEMORY, Optional.of(memory)));
				});
	}

	private static InstalledMemory with(InstalledMemory memory, Optional<BalloonFigures> balloon) {
		return new InstalledMemory(memory.base(), memory.plugged(), memory.maximum(), memory.slotCount(),
				memory.devices(), balloon);
	}

	private CompletableFuture<List<MemoryDevice>> devices() {
		return OptionalQuery.instead(machine.send(new QueryMemoryDevices())
				.thenApply(devices -> devices.stream().map(MemoryDevicePoller::device).toList()), List.of());
	}

	private static MemoryDevice device(Device device) {
		var data = device.data();
		var kind = kind(device.type());
		return new MemoryDevice(data.id(), kind, data.slot(), data.address().orElse(data.virtioAddress().orElse(0)),
				data.size(), data.requestedSize(), data.maxSize(), data.blockSize(), data.node(), data.memdev(),
				data.hotplugged(), refusal(kind, data.size(), data.hotpluggable()));
	}

	private static MemoryDeviceKind kind(String type) {
		return switch (type) {
			case "dimm" -> MemoryDeviceKind.DIMM;
			case "nvdimm" -> MemoryDeviceKind.NVDIMM;
			case "virtio-mem" -> MemoryDeviceKind.VIRTIO_MEM;
			case "virtio-pmem" -> MemoryDeviceKind.VIRTIO_PMEM;
			default -> MemoryDeviceKind.OTHER;
		};
	}

	private static String refusal(MemoryDeviceKind kind, long size, boolean hotpluggable) {
		return switch (kind) {
			case NVDIMM, VIRTIO_PMEM -> "QEMU takes no persistent memory out while the machine runs.";
			case VIRTIO_MEM -> size > 0 ? "The guest has some of it: set it to 0 first." : "";
			default -> kind == MemoryDeviceKind.DIMM && !hotpluggable ? "QEMU says that it stays." : "";
		};
	}

	/** Before 7.1 only the slots are told, by their state. */
	private CompletableFuture<Limits> limits() {
		return OptionalQuery.insteadAsk(machine.send(new QomGet("/machine", "memory"))
				.thenApply(memory -> new Limits(
						memory.has("max-size")
								? OptionalLong.of(memory.path("max-size").asLong())
								: OptionalLong.empty(),
						OptionalInt.of(memory.path("slots").asInt()))),
				() -> OptionalQuery.instead(machine
						.send(new RawCommand("query-acpi-ospm-status", JsonNodeFactory.instance.objectNode()))
						.thenApply(slots -> new Limits(OptionalLong.empty(), OptionalInt.of(dimms(slots)))),
						new Limits(OptionalLong.empty(), OptionalInt.empty())));
	}

	private static int dimms(JsonNode slots) {
		return (int) slots.valueStream().filter(slot -> slot.path("slot-type").asText().equals("DIMM")).count();
	}

	@Override
	public Optional<Duration> period() {
		return lively ? Optional.of(PERIOD) : Optional.empty();
	}
}
