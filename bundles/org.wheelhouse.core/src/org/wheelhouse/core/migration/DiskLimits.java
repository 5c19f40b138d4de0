package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.DriveNames;
import org.wheelhouse.core.migration.RunningDisks.Disk;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Says what gives the disks of a second machine the limits that they have in the first. Pure. */
final class DiskLimits {

	private static final List<String> REQUIRED = List.of("bps", "bps_rd", "bps_wr", "iops", "iops_rd", "iops_wr");

	private DiskLimits() {
	}

	/**
	 * The commands.
	 *
	 * @param options with which the second machine starts: limits that they set may have been taken away since
	 */
	static List<QmpCommand<?>> of(RunningDisks running, List<QemuOption> options) {
		var names = running.disks().stream().map(Disk::device).filter(name -> !name.isEmpty())
				.collect(Collectors.toSet());
		var limitedAtStart = DriveNames.of(options, names).entrySet().stream()
				.filter(named -> DriveNames.drive(options.get(named.getKey())).filter(DriveOptions::isLimited)
						.isPresent())
				.map(named -> named.getValue()).collect(Collectors.toSet());
		var commands = new ArrayList<QmpCommand<?>>();
		for (var disk : running.disks()) {
			if (!disk.limits().isEmpty()
					|| disk.root().isPresent() && limitedAtStart.contains(disk.device())) {
				commands.add(command(disk));
			}
		}
		return commands;
	}

	private static QmpCommand<?> command(Disk disk) {
		var arguments = JsonNodeFactory.instance.objectNode();
		boolean byBackEnd = disk.deviceId().isEmpty() && !disk.device().isEmpty();
		arguments.put(byBackEnd ? "device" : "id", byBackEnd ? disk.device() : disk.qdev());
		REQUIRED.forEach(limit -> arguments.put(limit, 0));
		disk.limits().forEach((limit, value) -> {
			if (limit.equals("group")) {
				arguments.put(limit, value);
			} else {
				arguments.put(limit, Long.parseLong(value));
			}
		});
		return new RawCommand("block_set_io_throttle", arguments);
	}
}
