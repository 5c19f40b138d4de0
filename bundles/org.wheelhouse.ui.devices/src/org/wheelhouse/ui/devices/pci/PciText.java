package org.wheelhouse.ui.devices.pci;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.devices.leaving.LeavingBar;
import org.wheelhouse.ui.devices.slot.RegionText;
import org.wheelhouse.ui.widget.Plural;

/** How buses and functions are put into words, the same in picture, table, tooltip and for a screen reader. */
final class PciText {

	private static final HexFormat HEX = HexFormat.of();
	private static final String SEPARATOR = " · ";

	private PciText() {
	}

	/** Why there is no topology to show, in one sentence; empty when there is one. */
	static String missing(Machine machine) {
		var pci = machine.getPci();
		if (pci != null) {
			return pci.getBuses().isEmpty() ? Messages.PciView_none : "";
		}
		return machine.getPciUntold().isEmpty() ? Messages.PciView_unknownText : machine.getPciUntold();
	}

	/** For example {@code 00:03.0}; without the bus while it has no number. */
	static String address(PciFunction function) {
		var slot = Place.hex(function.getSlot()) + "." + function.getFunction();
		return bus(function).map(PciBus::getNumber).filter(number -> number >= 0)
				.map(number -> Place.hex(number) + ":" + slot).orElse(slot);
	}

	/** The name on a tile: the id, else the type. */
	static String title(PciFunction function) {
		return function.getId().isEmpty() ? shortType(function.getType()) : function.getId();
	}

	/** The last line of a tile. */
	static String subtitle(List<PciFunction> functions) {
		var first = functions.getFirst();
		if (functions.size() > 1) {
			return NLS.bind(Messages.PciText_functions, functions.size());
		}
		return first.getId().isEmpty() ? first.getName() : shortType(first.getType());
	}

	/** A few letters for QEMU's type: without the ending that most have, and a word for the longest that are seen most. */
	static String shortType(String type) {
		return switch (type) {
			case "pcie-root-port", "ioh3420" -> Messages.PciText_rootPort;
			case "x3130-upstream" -> Messages.PciText_upstream;
			case "xio3130-downstream" -> Messages.PciText_downstream;
			case "pci-bridge", "pcie-pci-bridge", "i82801b11-bridge" -> Messages.PciText_bridge;
			case "virtio-balloon-pci" -> Messages.PciText_balloon;
			default -> type.endsWith("-pci") ? type.substring(0, type.length() - "-pci".length()) : type;
		};
	}

	/** For example {@code 1af4:1001}; empty while nobody can see it. */
	static String identity(PciFunction function) {
		return function.getVendorId() == 0 ? "" : hex4(function.getVendorId()) + ":" + hex4(function.getDeviceId());
	}

	/** For example {@code 0100 SCSI controller}; the words alone while nobody can see it. */
	static String deviceClass(PciFunction function) {
		return function.getVendorId() == 0
				? function.getClassText()
				: (hex4(function.getClassCode()) + " " + function.getClassText()).strip();
	}

	/** The interrupt line; empty when there is none. */
	static String irq(PciFunction function) {
		return function.getIrq() < 0 ? "" : String.valueOf(function.getIrq());
	}

	/** All base address registers in one line. */
	static String regions(PciFunction function) {
		return function.getRegions().stream().map(RegionText::of).collect(Collectors.joining(SEPARATOR));
	}

	/** What follows a bus's name on its rail. */
	static String bus(PciBus bus, int used) {
		var itself = busItself(bus, used);
		var ports = bus.getFunctions().stream().flatMap(function -> Ports.of(function).stream()).toList();
		return ports.isEmpty()
				? itself
				: itself + SEPARATOR + Plural.bind(Messages.PciText_ports,
						ports.stream().filter(port -> Ports.firstFree(port).isPresent()).count(), ports.size());
	}

	/** The same without a word about its ports. */
	static String busItself(PciBus bus, int used) {
		var number = number(bus);
		if (Ports.isPlace(bus)) {
			return String.join(SEPARATOR, number, used == 0 ? Messages.PciText_portFree : Messages.PciText_portTaken);
		}
		var slots = Plural.bind(Messages.PciText_used, used, bus.getSlots() - bus.getFirstSlot());
		return bus.isExpress()
				? String.join(SEPARATOR, number, Messages.PciText_express, slots)
				: String.join(SEPARATOR, number, slots);
	}

	/** For example {@code bus 0a}. */
	static String number(PciBus bus) {
		return bus.getNumber() < 0
				? Messages.PciText_unnumbered
				: NLS.bind(Messages.PciText_bus, Place.hex(bus.getNumber()));
	}

	/** Everything known about a function in a few lines. */
	static String tip(PciFunction function) {
		var lines = new StringBuilder(title(function)).append(SEPARATOR).append(function.getName());
		line(lines, Messages.PciText_tipType, function.getType());
		line(lines, Messages.PciText_tipAddress, address(function) + " (" + busName(function) + ")");
		line(lines, Messages.PciText_tipIdentity, identity(function));
		line(lines, Messages.PciText_tipClass, deviceClass(function));
		line(lines, Messages.PciText_tipIrq, irq(function));
		function.getRegions().forEach(region -> lines.append('\n').append(RegionText.of(region)));
		if (function.getLeavingState() != LeavingState.STAYS) {
			lines.append('\n').append(function.getLeavingText());
		}
		return lines.toString();
	}

	/** The same in one line without the registers, for the strip beneath the picture. */
	static String details(PciFunction function) {
		var irq = irq(function);
		return Stream.of(function.getType(), address(function), identity(function), deviceClass(function),
				irq.isEmpty() ? "" : Messages.PciText_tipIrq + " " + irq).filter(part -> !part.isEmpty())
				.collect(Collectors.joining(SEPARATOR));
	}

	/** What a screen reader says of a tile. */
	static String spoken(List<PciFunction> functions) {
		return functions.stream()
				.map(function -> NLS.bind(Messages.PciText_spoken, new Object[]{title(function), function.getName(),
						busName(function), Place.hex(function.getSlot()),
						spokenLeaving(function)}))
				.collect(Collectors.joining("; "));
	}

	private static String spokenLeaving(PciFunction function) {
		return switch (function.getLeavingState()) {
			case STAYS -> "";
			case WAITING -> Messages.PciText_spokenLeaving;
			case SILENT, AT_RESET, REFUSED -> ", " + function.getLeavingText();
		};
	}

	/** What became of asking for it, in a word or two; empty while nobody has. */
	static String leaving(PciFunction function) {
		return LeavingBar.word(function.getLeavingState());
	}

	/** The bus that a function is on: none once it was unplugged, while a picture of before is still shown. */
	private static Optional<PciBus> bus(PciFunction function) {
		return function.eContainer() instanceof PciBus bus ? Optional.of(bus) : Optional.empty();
	}

	private static String busName(PciFunction function) {
		return bus(function).map(PciBus::getName).orElse("");
	}

	/** The slots of a run, for example {@code 0d–1f}. */
	static String range(SlotTile.FreeRun run) {
		return run.count() == 1
				? Place.hex(run.slot())
				: Place.hex(run.slot()) + "–" + Place.hex(run.slot() + run.count() - 1);
	}

	private static void line(StringBuilder lines, String label, String value) {
		if (!value.isEmpty()) {
			lines.append('\n').append(label).append(' ').append(value);
		}
	}

	private static String hex4(int value) {
		return HEX.toHexDigits((short) value);
	}
}
