package org.wheelhouse.core.guestagent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where the guest has mounted what is on a device, as its agent tells by {@code guest-get-fsinfo}. The agent names a disk by
 * the PCI function that has it. Behind one controller of SCSI or USB only serial numbers tell disks apart: of virtio-scsi the
 * agent (7.2) gives each the target 0. Any thread; nothing blocks.
 */
public record MountedDisks(MachineAccess machine) {

	/**
	 * A file system that is mounted.
	 *
	 * @param place     the folder in the guest
	 * @param certainly whether it is on the device that was asked for, or may be on another of the same controller
	 */
	public record Mount(String place, boolean certainly) {}

	private static final String DEVICES = "/machine/peripheral/";

	/**
	 * Asks the agent, and QEMU which device that is.
	 *
	 * @param device id of a disk, of a controller, or of a bridge that disks are behind
	 * @return in the agent's order; empty also where no agent tells, after {@link GuestAgent#PATIENCE} at the latest; never
	 *         fails
	 */
	public CompletableFuture<List<Mount>> on(String device) {
		return machine.agent().ask("guest-get-fsinfo").thenCompose(answer -> switch (answer) {
			case GuestAgent.Answer.Told(var mounted) when !mounted.isEmpty() ->
				machine.ask(new RawCommand("query-pci")).thenCombine(place(device),
						(buses, place) -> new Match(device, controllers(buses), place).of(mounted));
			case GuestAgent.Answer.Told _,GuestAgent.Answer.Untold _ ->
				CompletableFuture.completedFuture(List.<Mount>of());
		}).exceptionally(_ -> List.of());
	}

	/**
	 * Of a device.
	 *
	 * @param bus    that it is on, by QOM path
	 * @param serial its serial number; empty when it was given none
	 * @param alone  whether it is the only disk there
	 */
	record Place(String bus, String serial, boolean alone) {}

	private CompletableFuture<Place> place(String device) {
		var path = DEVICES + device;
		return text(path, "parent_bus").thenCompose(
				bus -> disksOn(bus).thenCombine(text(path, "serial"),
						(disks, serial) -> new Place(bus, serial, disks <= 1)));
	}

	private CompletableFuture<Long> disksOn(String bus) {
		var there = OptionalQuery.instead(machine.ask(new QomList(bus)), List.of())
				.thenCompose(parts -> Pipelined.all(
						parts.stream().map(QomList.Property::name).filter(name -> name.startsWith("child[")).toList(),
						name -> text(bus, name)));
		return there.thenCombine(machine.ask(new RawCommand("query-block")).thenApply(MountedDisks::devices),
				(paths, disks) -> paths.stream()
						.filter(path -> disks.stream().anyMatch(disk -> (disk + "/").startsWith(path + "/"))).count());
	}

	private static Set<String> devices(JsonNode disks) {
		return StreamSupport.stream(disks.spliterator(), false).map(disk -> disk.path("qdev").asText())
				.map(told -> told.startsWith("/") ? told : DEVICES + told).collect(Collectors.toSet());
	}

	private CompletableFuture<String> text(String path, String property) {
		return OptionalQuery.instead(machine.ask(new QomGet(path, property)).thenApply(value -> value.asText()), "");
	}

	/** The ids of each PCI function and of the bridges that it is behind, by the address that the guest knows. */
	private static Map<String, List<String>> controllers(JsonNode buses) {
		var found = new HashMap<String, List<String>>();
		buses.forEach(bus -> add(bus.path("devices"), List.of(), found));
		return found;
	}

	private static void add(JsonNode functions, List<String> bridges, Map<String, List<String>> found) {
		functions.forEach(function -> {
			var ids = new ArrayList<>(bridges);
			ids.addFirst(function.path("qdev_id").asText());
			found.put(address(function), ids);
			add(function.path("pci_bridge").path("devices"), ids, found);
		});
	}

	/** QEMU and the agent have the same words for it. */
	private static String address(JsonNode function) {
		return function.path("bus").asInt() + ":" + function.path("slot").asInt() + "."
				+ function.path("function").asInt();
	}

	/** Which of all that is mounted is on one device. */
	private record Match(String device, Map<String, List<String>> controllers, Place place) {

		List<Mount> of(JsonNode mounted) {
			var found = new ArrayList<Mount>();
			mounted.forEach(system -> system.path("disk").forEach(disk -> {
				var ids = controllers.getOrDefault(address(disk.path("pci-controller")), List.of());
				if (ids.contains(device)) {
					found.add(new Mount(system.path("mountpoint").asText(), true));
				} else if (!ids.isEmpty() && !ids.getFirst().isEmpty() && mayBe(ids.getFirst(), disk)) {
					found.add(new Mount(system.path("mountpoint").asText(), place.alone() || hasSerial(disk)));
				}
			}));
			return found.stream().distinct().toList();
		}

		private boolean mayBe(String controller, JsonNode disk) {
			return place.bus().startsWith(DEVICES + controller + "/")
					&& (place.alone() || place.serial().isEmpty() || !disk.has("serial") || hasSerial(disk));
		}

		private boolean hasSerial(JsonNode disk) {
			return !place.serial().isEmpty() && disk.path("serial").asText().contains(place.serial());
		}
	}
}
