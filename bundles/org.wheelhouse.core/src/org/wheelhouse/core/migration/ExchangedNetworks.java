package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.hotplug.JournalOptions;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.QemuOption;

/**
 * Network cards of the command line whose network was exchanged since: they begin with the one that they have now. Pure.
 *
 * @param journal what was plugged in since
 */
record ExchangedNetworks(List<PlugJournal.Entry> journal) {

	private static final String NETDEV = "netdev";

	/** The options, each card with its network; the one that it had before is left out. */
	List<QemuOption> apply(List<QemuOption> options) {
		var changed = new ArrayList<QemuOption>();
		var gone = new HashSet<String>();
		for (var option : options) {
			var entry = option.name().equals("device")
					? exchanged(DeviceOption.of(option))
					: Optional.<PlugJournal.Entry>empty();
			if (entry.isEmpty()) {
				changed.add(option);
				continue;
			}
			var device = DeviceOption.of(option);
			device.value(NETDEV).ifPresent(gone::add);
			var now = JournalOptions.of(entry.get());
			changed.add(now.getFirst());
			changed.add(new QemuOption(option.name(),
					Optional.of(device.with(NETDEV, DeviceOption.of(now.getLast()).value(NETDEV).orElseThrow())),
					option.origin()));
		}
		changed.removeIf(option -> option.name().equals(NETDEV) && KeyValues.parse(option.value().orElse(""))
				.value("id").filter(gone::contains).isPresent());
		return List.copyOf(changed);
	}

	/** A machine that was moved before has been started with what it had then. */
	private Optional<PlugJournal.Entry> exchanged(DeviceOption device) {
		return journal.stream().filter(entry -> !device.id().isEmpty() && entry.deviceId().equals(device.id()))
				.filter(entry -> entry.backend().filter(backend -> backend.command().equals("netdev_add")).isPresent())
				.filter(entry -> !DeviceOption.of(JournalOptions.of(entry).getLast()).value(NETDEV)
						.equals(device.value(NETDEV)))
				.findFirst();
	}
}
