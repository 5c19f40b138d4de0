package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.migration.DestinationCommandLine.Peripheral;
import org.wheelhouse.core.migration.DestinationCommandLine.Source;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.QemuOption;

/**
 * Makes the devices of a command line those that the machine has now: the ones that were taken out go, with the back end
 * that was theirs alone; the others get the address that they have, which QEMU would else choose anew.
 */
final class BootDevices {

	/** The devices that a machine has cannot be told from its command line and journal. */
	static final class Unclear extends Exception {

		private static final long serialVersionUID = 1L;

		Unclear(String message) {
			super(message);
		}
	}

	private final Source source;
	private final Iterator<Peripheral> anonymous;

	BootDevices(Source source) {
		this.source = source;
		anonymous = source.anonymous().iterator();
	}

	List<QemuOption> apply(List<QemuOption> options) throws Unclear {
		var devices = options.stream().filter(option -> option.name().equals("device"))
				.map(option -> DeviceOption.of(option)).toList();
		checkAllKnown(devices);
		var left = devices.stream()
				.filter(device -> !device.id().isEmpty() && !source.peripherals().containsKey(device.id()))
				.map(DeviceOption::id).toList();
		checkSlotsStay(options, left);
		var orphans = orphans(devices, new HashSet<>(left));
		var result = new ArrayList<QemuOption>();
		for (var option : options) {
			if (option.name().equals("device")) {
				var device = DeviceOption.of(option);
				if (!left.contains(device.id())) {
					result.add(pinned(option, device, !left.isEmpty()));
				}
			} else if (!isOrphan(option, orphans)) {
				result.add(option);
			}
		}
		return result;
	}

	private void checkAllKnown(List<DeviceOption> devices) throws Unclear {
		var known = new HashSet<String>();
		devices.forEach(device -> known.add(device.id()));
		source.journal().stream().map(PlugJournal.Entry::deviceId).forEach(known::add);
		for (var id : source.peripherals().keySet()) {
			if (!known.contains(id)) {
				throw new Unclear("The device " + id
						+ " is neither on the command line nor was it plugged in by this workbench: what "
						+ "it needs on the host's side is not known. Unplug it first");
			}
		}
	}

	/** A device that QEMU makes of another option takes the first free slot, so none may have become free before it. */
	private static void checkSlotsStay(List<QemuOption> options, List<String> left) throws Unclear {
		for (var option : options) {
			var value = option.value().orElse("");
			boolean placesItself = option.name().equals("drive")
					&& KeyValues.parse(value).value("if").filter("virtio"::equals).isPresent();
			if (placesItself && !left.isEmpty()) {
				throw new Unclear("The boot device " + left.getFirst() + " was unplugged, and \"-drive " + value
						+ "\" would take its place at the destination. Give that drive a -device with an address");
			}
		}
	}

	private static Set<String> orphans(List<DeviceOption> devices, Set<String> left) {
		var users = new HashMap<String, Boolean>();
		for (var device : devices) {
			for (var backend : device.backends()) {
				users.merge(backend, left.contains(device.id()), Boolean::logicalAnd);
			}
		}
		var orphans = new HashSet<String>();
		users.forEach((backend, allLeft) -> {
			if (allLeft) {
				orphans.add(backend);
			}
		});
		return orphans;
	}

	private static boolean isOrphan(QemuOption option, Set<String> orphans) {
		if (!Set.of("drive", "netdev").contains(option.name())) {
			return false;
		}
		return KeyValues.parse(option.value().orElse("")).value("id").filter(orphans::contains).isPresent();
	}

	private QemuOption pinned(QemuOption option, DeviceOption device, boolean someLeft) throws Unclear {
		if (device.id().isEmpty() && !someLeft) {
			return option;
		}
		var there = device.id().isEmpty()
				? next(option, device)
				: source.peripherals().getOrDefault(device.id(), Peripheral.ELSEWHERE);
		if (there.address().isEmpty() || device.value("addr").isPresent()) {
			return option;
		}
		return new QemuOption(option.name(), Optional.of(device.with("addr", there.address())), option.origin());
	}

	private Peripheral next(QemuOption option, DeviceOption device) throws Unclear {
		var there = anonymous.hasNext() ? anonymous.next() : Peripheral.ELSEWHERE;
		if (!there.type().equals(device.type()) && !there.type().startsWith(device.type())) {
			throw new Unclear(
					"\"-device " + option.value().orElse("") + "\" cannot be found among the devices of the source. "
							+ "Give it an id");
		}
		return there;
	}
}
