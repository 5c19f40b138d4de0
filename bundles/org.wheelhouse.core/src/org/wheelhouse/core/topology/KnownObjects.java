package org.wheelhouse.core.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.JsonNode;

/** What does not change about buses and devices while they live, asked once. */
final class KnownObjects {

	private static final String HANDLER = "hotplug-handler";
	/** What a bus has whose slots ACPI handles. */
	private static final String ACPI_NUMBER = "acpi-pcihp-bsel";
	/** Of a controller: how many places it gives. */
	private static final Set<String> ROOM = Set.of("p2", "p3", "num-ports", "max_ports", "ports");
	/** Of a device on PCI: what it is able to. */
	private static final Set<String> FUNCTION = Set.of("hotplugged", "hotpluggable", "multifunction", "x-speed",
			"x-width", "slot", "chassis", "chassis_nr", "power_controller_present", "bus_nr");
	/** What each device on PCI has, and no other. */
	private static final String ON_PCI = "multifunction";
	/** Of a device: where it is, and what a person looks for. */
	private static final Set<String> PLACE = Set.of("hotplugged", "hotpluggable", "port", "channel", "scsi-id", "lun",
			"nr", "unit", "nsid", "address", "cad", "ports", "drive", "chardev", "name", "serial",
			"vendorid", "productid", "hostbus", "hostport", "iobase", "irq");

	/**
	 * A device as it is listed.
	 *
	 * @param path   QOM path
	 * @param type   QOM type
	 * @param listed its properties
	 */
	record Device(String path, String type, List<QomList.Property> listed) {}

	/**
	 * A bus.
	 *
	 * @param handler who handles plugging; empty for nobody
	 * @param byAcpi  whether ACPI has a number for it
	 */
	record BusFacts(String handler, boolean byAcpi) {}

	/** A bus never gives the same {@code child[n]} twice. */
	private record Link(String bus, QomList.Property property) {}

	private final CommandSender machine;
	private final Map<String, Device> devices = new ConcurrentHashMap<>();
	private final Map<String, QomBus.Controller> controllers = new ConcurrentHashMap<>();
	private final Map<String, BusFacts> buses = new ConcurrentHashMap<>();
	private final Map<String, QomBus.Device> functions = new ConcurrentHashMap<>();
	private final Map<Link, QomBus.Device> plugged = new ConcurrentHashMap<>();

	KnownObjects(CommandSender machine) {
		this.machine = machine;
	}

	void forget() {
		keep(Set.of());
	}

	/** Forgets all buses but these, with what was on them and who brought them. */
	void keep(Set<String> paths) {
		buses.keySet().retainAll(paths);
		plugged.keySet().removeIf(link -> !paths.contains(link.bus()));
		controllers.keySet().removeIf(path -> paths.stream().noneMatch(bus -> bus.startsWith(path + "/")));
		if (paths.isEmpty()) {
			devices.clear();
			functions.clear();
		}
	}

	/** Forgets all devices on PCI but these: another may come with the same id. */
	void keepFunctions(Set<String> paths) {
		functions.keySet().retainAll(paths);
	}

	/** The device at a path, with its properties; without any when it has just gone. */
	CompletableFuture<Device> device(String path, String type) {
		var found = devices.get(path);
		if (found != null && found.type().equals(type)) {
			return CompletableFuture.completedFuture(found);
		}
		return Pipelined.unlessGone(machine.send(new QomList(path))).thenApply(listed -> {
			var device = new Device(path, type, listed.orElse(List.of()));
			if (listed.isPresent()) {
				devices.put(path, device);
			}
			return device;
		});
	}

	/** What a device says of the places it gives. */
	CompletableFuture<QomBus.Controller> controller(Device device) {
		var found = controllers.get(device.path());
		if (found != null) {
			return CompletableFuture.completedFuture(found);
		}
		return values(device.path(), device.listed(), ROOM)
				.thenApply(properties -> new QomBus.Controller(device.path(), device.type(), properties))
				.whenComplete((controller, problem) -> {
					if (problem == null) {
						controllers.put(device.path(), controller);
					}
				});
	}

	/** What a device says of itself that is on PCI; empty for all others. */
	CompletableFuture<Optional<QomBus.Device>> function(Device device) {
		if (device.listed().stream().noneMatch(property -> property.name().equals(ON_PCI))) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		var found = functions.get(device.path());
		if (found != null && found.type().equals(device.type())) {
			return CompletableFuture.completedFuture(Optional.of(found));
		}
		return values(device.path(), device.listed(), FUNCTION).thenApply(told -> {
			var function = new QomBus.Device(device.path(), device.type(), told);
			functions.put(device.path(), function);
			return Optional.of(function);
		});
	}

	/** Who handles plugging; empty when the bus has just gone. */
	CompletableFuture<Optional<BusFacts>> bus(String path, boolean pci) {
		var found = buses.get(path);
		if (found != null) {
			return CompletableFuture.completedFuture(Optional.of(found));
		}
		var numbered = pci
				? Pipelined.unlessGone(machine.send(new QomList(path))).thenApply(listed -> listed.orElse(List.of())
						.stream().anyMatch(property -> property.name().equals(ACPI_NUMBER)))
				: CompletableFuture.completedFuture(false);
		return Pipelined.unlessGone(machine.send(new QomGet(path, HANDLER)))
				.thenCombine(numbered,
						(handler, byAcpi) -> handler.map(asked -> new BusFacts(asked.asText(), byAcpi)))
				.whenComplete((facts, problem) -> {
					if (problem == null) {
						facts.ifPresent(told -> buses.put(path, told));
					}
				});
	}

	/** The devices that a bus links to, by their numbers. */
	CompletableFuture<List<QomBus.Device>> on(String bus, List<QomList.Property> links) {
		var kept = Set.copyOf(links);
		plugged.keySet().removeIf(link -> link.bus().equals(bus) && !kept.contains(link.property()));
		var ordered = new ArrayList<>(links);
		ordered.sort(Comparator.comparingInt(KnownObjects::number));
		return Pipelined.all(ordered, link -> on(new Link(bus, link)))
				.thenApply(found -> found.stream().flatMap(Optional::stream).toList());
	}

	private CompletableFuture<Optional<QomBus.Device>> on(Link link) {
		var found = Optional.ofNullable(plugged.get(link));
		if (found.isPresent()) {
			return CompletableFuture.completedFuture(found);
		}
		var name = link.property().name();
		var type = link.property().linkType().orElse("");
		var asked = machine.send(new QomGet(link.bus(), name)).thenCompose(answer -> {
			var path = answer.asText();
			return device(path, type).thenCompose(device -> values(path, device.listed(), PLACE))
					.thenApply(values -> new QomBus.Device(path, type, values));
		});
		return Pipelined.unlessGone(asked).thenApply(device -> {
			device.ifPresent(told -> plugged.put(link, told));
			return device;
		});
	}

	/** {@code child[10]} comes after {@code child[9]}. */
	private static int number(QomList.Property link) {
		return Integer.parseInt(link.name().replaceAll("\\D", "0"));
	}

	private CompletableFuture<Map<String, String>> values(String path, List<QomList.Property> listed,
			Set<String> wanted) {
		var names = listed.stream().filter(property -> property.childType().isEmpty()).map(QomList.Property::name)
				.filter(wanted::contains).toList();
		return Pipelined.all(names, name -> Pipelined.unlessGone(machine.send(new QomGet(path, name))))
				.thenApply(values -> {
					var found = new HashMap<String, String>();
					for (var i = 0; i < names.size(); i++) {
						var name = names.get(i);
						values.get(i).map(JsonNode::asText).filter(text -> !text.isEmpty())
								.ifPresent(text -> found.put(name, text));
					}
					return found;
				});
	}
}
