package org.wheelhouse.core.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QomListTypes;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Reads all buses of one connected machine by a walk through its object tree. What cannot change while a device lives is asked
 * once: reading again costs one command for each container and each bus that is not PCI, which the PCI topology tells. One
 * reader serves one connection. Any thread; never blocks.
 */
public final class TopologyReader {

	private static final String MACHINE = "/machine";
	private static final String CONTAINER = "container";

	private final CommandSender machine;
	private final KnownObjects known;
	private @Nullable CompletableFuture<Kinds> kinds;
	private @Nullable CompletableFuture<BusTopology> underWay;

	/**
	 * What kinds of objects this QEMU has.
	 *
	 * @param buses   names of types of buses
	 * @param devices names of types that may have some
	 */
	private record Kinds(Set<String> buses, Set<String> devices) {}

	/** A bus with its name in the object that has it. */
	private record Place(String path, String type, KnownObjects.Device owner) {}

	/**
	 * What is below an object.
	 *
	 * @param buses     with those who have them
	 * @param functions devices on PCI
	 */
	private record Found(List<Place> buses, List<QomBus.Device> functions) {

		static final Found NOTHING = new Found(List.of(), List.of());

		static Found all(List<Found> parts) {
			return new Found(parts.stream().flatMap(part -> part.buses().stream()).toList(),
					parts.stream().flatMap(part -> part.functions().stream()).toList());
		}
	}

	/** @param machine to be asked */
	public TopologyReader(CommandSender machine) {
		this.machine = machine;
		known = new KnownObjects(machine);
	}

	/**
	 * Reads the buses as they are now; of PCI buses not what is on them. A call while a reading is under way gets that one's
	 * answer. A device that goes meanwhile is left out; its {@code DEVICE_DELETED} calls for another reading.
	 *
	 * @return fails with {@link org.wheelhouse.qmp.session.QmpException}
	 */
	public synchronized CompletableFuture<BusTopology> read() {
		var current = underWay;
		if (current != null && !current.isDone()) {
			return current;
		}
		var read = kinds().thenCompose(this::read);
		underWay = read;
		return read;
	}

	/** Forgets what was asked once: another client may have made a device anew under the same name meanwhile. */
	public void forget() {
		known.forget();
	}

	private synchronized CompletableFuture<Kinds> kinds() {
		var asked = kinds;
		if (asked != null && !asked.isCompletedExceptionally()) {
			return asked;
		}
		// A processor brings no bus, and there may be hundreds.
		var fresh = types("bus").thenCombine(types("device"), Kinds::new).thenCombine(types("cpu"),
				(found, cpus) -> new Kinds(found.buses(), found.devices().stream()
						.filter(type -> !cpus.contains(type)).collect(Collectors.toUnmodifiableSet())));
		kinds = fresh;
		return fresh;
	}

	private CompletableFuture<Set<String>> types(String base) {
		return machine.send(new QomListTypes(Optional.of(base), false))
				.thenApply(
						types -> types.stream().map(QomListTypes.Type::name).collect(Collectors.toUnmodifiableSet()));
	}

	private CompletableFuture<BusTopology> read(Kinds kinds) {
		return container(MACHINE, kinds).thenCompose(found -> {
			known.keep(found.buses().stream().map(Place::path).collect(Collectors.toUnmodifiableSet()));
			known.keepFunctions(
					found.functions().stream().map(QomBus.Device::path).collect(Collectors.toUnmodifiableSet()));
			return Pipelined.all(found.buses(), this::bus).thenCompose(places -> {
				var buses = places.stream().flatMap(Optional::stream).toList();
				return usb(buses).thenApply(said -> BusJoin.join(buses, found.functions(), said));
			});
		});
	}

	/** What is in a container is asked each time: there devices come and go. */
	private CompletableFuture<Found> container(String path, Kinds kinds) {
		return Pipelined.unlessGone(machine.send(new QomList(path))).thenCompose(
				listed -> below(new KnownObjects.Device(path, CONTAINER, listed.orElse(List.of())), kinds));
	}

	private CompletableFuture<Found> device(String path, String type, Kinds kinds) {
		return known.device(path, type)
				.thenCompose(
						device -> known.function(device).thenCombine(below(device, kinds), (function, below) -> Found
								.all(List.of(new Found(List.of(), function.stream().toList()), below))));
	}

	private CompletableFuture<Found> below(KnownObjects.Device owner, Kinds kinds) {
		var inside = owner.listed().stream().filter(property -> property.childType().isPresent()).toList();
		return Pipelined.all(inside, property -> {
			var type = property.childType().orElse("");
			var child = owner.path() + "/" + property.name();
			if (type.equals(CONTAINER)) {
				return container(child, kinds);
			}
			if (kinds.devices().contains(type)) {
				return device(child, type, kinds);
			}
			return CompletableFuture.completedFuture(kinds.buses().contains(type)
					? new Found(List.of(new Place(child, type, owner)), List.of())
					: Found.NOTHING);
		}).thenApply(Found::all);
	}

	private CompletableFuture<Optional<QomBus>> bus(Place place) {
		var facts = known.bus(place.path(), BusJoin.isPci(BusKinds.of(place.type())));
		var controller = known.controller(place.owner());
		return facts.thenCombine(controller, (found, brings) -> found.map(bus -> new QomBus(place.path(), place.type(),
				bus.handler(), bus.byAcpi(), brings, List.of())))
				.thenCompose(found -> found.isEmpty() || BusJoin.isPci(found.get().kind())
						? CompletableFuture.completedFuture(found)
						: devices(found.get()));
	}

	private CompletableFuture<Optional<QomBus>> devices(QomBus bus) {
		return Pipelined.unlessGone(machine.send(new QomList(bus.path()))).thenCompose(listed -> {
			if (listed.isEmpty()) {
				return CompletableFuture.completedFuture(Optional.empty());
			}
			var links = listed.get().stream().filter(property -> property.name().startsWith("child[")).toList();
			return known.on(bus.path(), links).thenApply(devices -> Optional.of(new QomBus(bus.path(), bus.type(),
					bus.handler(), bus.byAcpi(), bus.controller(), devices)));
		});
	}

	/** Only the human monitor tells the port that QEMU chose, and the speed. */
	private CompletableFuture<String> usb(List<QomBus> buses) {
		return buses.stream().anyMatch(bus -> bus.type().equals("usb-bus") && !bus.devices().isEmpty())
				? OptionalQuery.instead(machine.send(new HumanMonitorCommand("info usb")), "")
				: CompletableFuture.completedFuture("");
	}
}
