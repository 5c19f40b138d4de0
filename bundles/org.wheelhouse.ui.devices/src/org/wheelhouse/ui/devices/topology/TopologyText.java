package org.wheelhouse.ui.devices.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.topology.PlaceRuns;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.devices.leaving.LeavingBar;
import org.wheelhouse.ui.devices.slot.RegionText;
import org.wheelhouse.ui.widget.Plural;

/** How buses and what is on them are put into words, the same in picture, table, tooltip and for a screen reader. */
final class TopologyText {

	private static final String SEPARATOR = " · ";

	private TopologyText() {
		// holds no state
	}

	/** Why there is nothing to show, in one sentence; empty when there is. */
	static String missing(Machine machine) {
		var topology = machine.getTopology();
		if (topology == null) {
			return Messages.TopologyView_unknownText;
		}
		return topology.isTold() ? "" : topology.getReason();
	}

	/** The bold part of a heading. */
	static String heading(BusPart part) {
		return switch (part.kind()) {
			case PORTS -> Messages.TopologyText_ports;
			case BUILT_IN -> Messages.TopologyText_builtIn;
			case DISCS -> part.buses().size() == 1
					? part.first().getName()
					: NLS.bind(Messages.TopologyText_range, part.first().getName(), part.buses().getLast().getName());
			case ROOT, BUS -> part.first().getName();
		};
	}

	/** What follows it: the kind and how much of it is used. */
	static String use(BusPart part) {
		var bus = part.first();
		int used = part.buses().stream().mapToInt(each -> each.getDevices().size()).sum();
		int capacity = part.buses().stream().mapToInt(Bus::getCapacity).sum();
		return switch (part.kind()) {
			case PORTS -> join(NLS.bind(Messages.TopologyText_portsUse, used, part.buses().size()), ways(part));
			case BUILT_IN -> "";
			case DISCS -> join(kind(bus), NLS.bind(Messages.TopologyText_use, used, capacity));
			case ROOT -> join(kind(bus),
					bus.getNumber() < 0 ? "" : NLS.bind(Messages.TopologyText_number, hex(bus.getNumber())),
					Plural.bind(Messages.TopologyText_slots, slots(bus), capacity), way(bus));
			case BUS -> join(kind(bus), capacity == 0 ? "" : Plural.bind(unit(bus), used(bus), capacity));
		};
	}

	/** How the guest is told of what is plugged, where all ports have it alike. */
	private static String ways(BusPart part) {
		var ways = part.buses().stream().map(TopologyText::way).distinct().toList();
		return ways.size() == 1 ? ways.getFirst() : "";
	}

	/** Why nothing is taken; empty when something is. */
	static String reason(BusPart part) {
		if (part.kind() == BusPart.Kind.BUILT_IN) {
			return Messages.TopologyText_never;
		}
		return part.buses().stream().allMatch(bus -> bus.getHotplug() == HotplugVerdict.NO)
				? part.first().getReason()
				: "";
	}

	/** How many places are free, for a heading; empty for none. */
	static String free(BusPart part) {
		int count = part.buses().stream().mapToInt(TopologyText::free).sum();
		return count == 0 ? "" : NLS.bind(Messages.TopologyText_free, count);
	}

	/** How many places would take what is dragged; empty for none. */
	static String fitting(BusPart part, DropMode drag) {
		int count = part.buses().stream().mapToInt(bus -> drag.judge().apply(bus).runs().stream()
				.mapToInt(run -> PlaceRuns.count(bus.getKind(), run)).sum()).sum();
		return count == 0 ? "" : Plural.bind(Messages.TopologyText_fitting, count);
	}

	private static int free(Bus bus) {
		return bus.getFreePlaces().stream().mapToInt(run -> PlaceRuns.count(bus.getKind(), run)).sum();
	}

	private static long slots(Bus bus) {
		return bus.getDevices().stream().map(device -> device.getAddress().replaceFirst("\\..*", "")).distinct()
				.count();
	}

	private static long used(Bus bus) {
		return bus.getKind() == BusKind.SCSI
				? bus.getDevices().stream().map(device -> device.getAddress().replaceFirst(":.*", "")).distinct()
						.count()
				: bus.getDevices().size();
	}

	private static String unit(Bus bus) {
		return switch (bus.getKind()) {
			case USB, VIRTIO_SERIAL -> Messages.TopologyText_usePorts;
			case SCSI -> bus.getFreePlaces().stream().anyMatch(run -> run.contains(":"))
					? Messages.TopologyText_use
					: Messages.TopologyText_useTargets;
			default -> Messages.TopologyText_use;
		};
	}

	/** What a bus is. */
	static String kind(Bus bus) {
		return switch (bus.getKind()) {
			case PCI -> "PCI";
			case PCIE -> "PCI Express";
			case PCIE_PORT -> Messages.TopologyText_port;
			case USB -> "USB";
			case SCSI -> "SCSI";
			case VIRTIO_SERIAL -> "virtio-serial";
			case IDE -> bus.getCapacity() == 1 ? "SATA" : "IDE";
			case FLOPPY -> Messages.TopologyText_floppy;
			case NVME -> "NVMe";
			case I2C -> "I²C";
			case ISA -> "ISA";
			case CCID -> Messages.TopologyText_cards;
			case OTHER -> bus.getType();
		};
	}

	private static String way(Bus bus) {
		return switch (bus.getWay()) {
			case "acpi" -> Messages.TopologyText_acpi;
			case "native" -> Messages.TopologyText_native;
			case "shpc" -> Messages.TopologyText_shpc;
			default -> "";
		};
	}

	/** Where a device is, for its tile. */
	static String place(Bus bus, BusDevice device) {
		return switch (bus.getKind()) {
			case PCIE_PORT -> place(bus);
			// Each has its own name, which is what bus= takes.
			case IDE -> bus.getCapacity() == 1 ? bus.getName() : bus.getName() + " " + device.getAddress();
			default -> device.getAddress();
		};
	}

	/** A port by its name, with the number of the bus behind it. */
	static String place(Bus bus) {
		return bus.getNumber() < 0 ? bus.getName() : bus.getName() + SEPARATOR + hex(bus.getNumber()) + ":00";
	}

	/** Free places, for their tile. */
	static String place(FreePlace free) {
		return free.bus().getKind() == BusKind.PCIE_PORT ? place(free.bus()) : free.run().replace('-', '–');
	}

	/** How many there are. */
	static String count(FreePlace free) {
		int count = PlaceRuns.count(free.bus().getKind(), free.run());
		return count == 1 ? Messages.TopologyText_one : NLS.bind(Messages.TopologyText_free, count);
	}

	/** The name on a tile. */
	static String title(BusDevice device) {
		return device.getName();
	}

	/** The last line of a tile. */
	static String subtitle(BusDevice device) {
		if (device.getLeavingState() != LeavingState.STAYS) {
			return LeavingBar.word(device.getLeavingState());
		}
		var pci = device.getPci();
		if (device.getId().isEmpty()) {
			return pci != null ? pci.getName() : detail(device, "product");
		}
		return device.getType();
	}

	/** A detail; empty when there is none by this name. */
	static String detail(BusDevice device, String name) {
		return device.getDetails().stream().filter(detail -> detail.getName().equals(name))
				.map(detail -> detail.getValue()).findFirst().orElse("");
	}

	/** What is on a bus that is one tile. */
	static String content(Bus bus) {
		var names = bus.getDevices().stream().map(BusDevice::getName).toList();
		return switch (names.size()) {
			case 0 -> Messages.TopologyText_empty;
			case 1, 2 -> String.join(", ", names);
			default -> NLS.bind(Messages.TopologyText_more, names.getFirst(), names.size() - 1);
		};
	}

	/** The state in a word, for the table. */
	static String state(BusDevice device) {
		return device.getLeavingState() != LeavingState.STAYS
				? LeavingBar.word(device.getLeavingState())
				: device.isHotplugged()
						? Messages.TopologyText_plugged
						: device.isMayLeave() ? Messages.TopologyText_mayLeave : Messages.TopologyText_stays;
	}

	/** The address as the guest sees it, or speed and the like. */
	static String address(BusDevice device) {
		return Stream.concat(Stream.of(seen(device)),
				device.getDetails().stream().map(detail -> detail.getName() + " " + detail.getValue()))
				.filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR));
	}

	/** What the guest sees of a device on PCI; empty of all others. */
	private static String seen(BusDevice device) {
		var pci = device.getPci();
		if (pci == null) {
			return "";
		}
		var bus = pci.getBus() < 0 ? "" : hex(pci.getBus()) + ":";
		return join(bus + hex(pci.getSlot()) + "." + pci.getFunction(),
				pci.getVendorId() == 0 ? "" : "%04x:%04x".formatted(pci.getVendorId(), pci.getDeviceId()),
				pci.getIrq() < 0 ? "" : NLS.bind(Messages.TopologyText_irq, pci.getIrq()));
	}

	/** A device in one line: what it is, where the guest sees it, what it can do. */
	static String line(BusDevice device) {
		return join(device.getType().equals(device.getName()) ? "" : device.getType(), address(device), state(device));
	}

	/** What does not fit into that line: who made it, and its registers. */
	static String more(BusDevice device, DeviceNames names) {
		var pci = device.getPci();
		return Stream.concat(Stream.of(names.of(device)),
				pci == null ? Stream.of() : pci.getRegions().stream().map(RegionText::of))
				.filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR));
	}

	/** Everything about a device, a line for each. */
	static String tip(Bus bus, BusDevice device, DeviceNames names) {
		var lines = new ArrayList<String>();
		lines.add(join(device.getName(), device.getName().equals(device.getType()) ? "" : device.getType()));
		lines.add(NLS.bind(Messages.TopologyText_on, bus.getName(), device.getAddress()));
		lines.add(seen(device));
		lines.add(names.of(device));
		device.getDetails().forEach(detail -> lines.add(detail.getName() + ": " + detail.getValue()));
		var pci = device.getPci();
		if (pci != null) {
			pci.getRegions().forEach(region -> lines.add(RegionText.of(region)));
		}
		lines.add(device.getLeavingState() != LeavingState.STAYS && !device.getLeavingText().isEmpty()
				? device.getLeavingText()
				: state(device));
		return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
	}

	/** What a screen reader says of a tile. */
	static String spoken(BusTile tile) {
		return switch (tile) {
			case BusTile.Used(_, var bus, var device) -> NLS.bind(Messages.TopologyText_spoken,
					new Object[]{device.getName(), device.getType(), bus.getName(), device.getAddress(),
							state(device)});
			case BusTile.Free(_, var place) ->
				NLS.bind(Messages.TopologyText_spokenFree,
						new Object[]{place.bus().getName(), place(place), count(place)});
			case BusTile.Whole(_, var bus) -> join(bus.getName(), kind(bus), content(bus));
		};
	}

	/** What is read when pointing at a tile. */
	static String tip(BusTile tile, DeviceNames names) {
		return switch (tile) {
			case BusTile.Used(_, var bus, var device) -> tip(bus, device, names);
			case BusTile.Free(_, var place) ->
				NLS.bind(Messages.TopologyText_tipFree, place.bus().getName(), place(place));
			case BusTile.Whole(_, var bus) -> Stream.concat(Stream.of(join(bus.getName(), kind(bus)), bus.getReason()),
					bus.getDevices().stream().map(BusDevice::getName)).filter(line -> !line.isEmpty())
					.collect(Collectors.joining("\n"));
		};
	}

	/** Whether a word that is searched for is in what is told of a tile. */
	static boolean matches(BusTile tile, String words, DeviceNames names) {
		var text = (spoken(tile) + " " + tip(tile, names)).toLowerCase(Locale.ROOT);
		return List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
				.allMatch(text::contains);
	}

	private static String hex(int number) {
		return "%02x".formatted(number);
	}

	private static String join(String... parts) {
		return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR));
	}
}
