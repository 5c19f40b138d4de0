package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.hotplug.JournalOptions;
import org.wheelhouse.core.migration.BootDevices.Unclear;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.QmpCommand;

/**
 * The options with which the destination of a migration is started on the same computer: the source's, less what only one
 * process can have, with the devices that are there now, in the slots where they are now. Pure.
 */
final class DestinationCommandLine {

	/**
	 * What it is made from.
	 *
	 * @param commandLine   what was executed for the source, program first
	 * @param privateFolder of the source: options about it were added by the host, which adds its own again
	 * @param journal       what was plugged in since
	 * @param peripherals   the devices with an id that the source has now ({@code /machine/peripheral}), by id
	 * @param anonymous     those without, in the order of {@code /machine/peripheral-anon}
	 * @param disks         what its disks are open on
	 * @param forwards      the ports of the host that lead to its guest, as options take them; empty when not known
	 * @param machineType   by its versioned name; empty when not known
	 */
	record Source(List<String> commandLine, Optional<Path> privateFolder, List<PlugJournal.Entry> journal,
			Map<String, Peripheral> peripherals, List<Peripheral> anonymous, RunningDisks disks,
			Optional<List<String>> forwards, String machineType) {

		/** One that does not tell its type. */
		Source(List<String> commandLine, Optional<Path> privateFolder, List<PlugJournal.Entry> journal,
				Map<String, Peripheral> peripherals, List<Peripheral> anonymous, RunningDisks disks,
				Optional<List<String>> forwards) {
			this(commandLine, privateFolder, journal, peripherals, anonymous, disks, forwards, "");
		}

		/** The same with other disks. */
		Source having(RunningDisks others) {
			return new Source(commandLine, privateFolder, journal, peripherals, anonymous, others, forwards,
					machineType);
		}
	}

	/**
	 * A device that the source has.
	 *
	 * @param name    its id, or for example {@code device[7]}
	 * @param type    QOM type
	 * @param address slot and function as {@code addr=} takes them; empty when it is not on a PCI bus
	 */
	record Peripheral(String name, String type, String address) {

		/** Known for nothing. */
		static final Peripheral ELSEWHERE = new Peripheral("", "", "");
	}

	/** Either the options or why there are none. */
	sealed interface Outcome {

		/**
		 * The options.
		 *
		 * @param limits  what sets the limits of its disks, to be sent before it gets the guest
		 * @param remarks what the destination does not have, each a sentence for a person
		 */
		record Options(List<QemuOption> options, List<QmpCommand<?>> limits, List<String> remarks)
				implements
					Outcome {}

		/** Why the destination cannot be started with the same devices, a sentence for a person. */
		record Refused(String reason) implements Outcome {}
	}

	private final Source source;
	private final Set<String> remarks = new LinkedHashSet<>();

	private DestinationCommandLine(Source source) {
		this.source = source;
	}

	static Outcome of(Source source) {
		return new DestinationCommandLine(source).outcome();
	}

	private Outcome outcome() {
		if (source.commandLine().isEmpty()) {
			return new Outcome.Refused("The command line of the source is not known: its process cannot be read");
		}
		try {
			var options = OptionWords.options(source.commandLine());
			for (var option : options) {
				if (option.name().equals("snapshot")) {
					return new Outcome.Refused(
							"The source was started with -snapshot: its changes are in a file of its own");
				}
			}
			var unlike = DiskKinds.refusal(source.disks());
			if (unlike.isPresent()) {
				return new Outcome.Refused(unlike.get());
			}
			var owner = new SingleOwner(source.privateFolder(), remarks);
			var kept = owner.plugged(new ExchangedNetworks(source.journal())
					.apply(PinnedMachine.apply(owner.apply(options), source.machineType())));
			var present = new ArrayList<>(new BootDevices(source).apply(kept));
			// A machine that has been moved before was started with what was plugged in until then.
			var started = present.stream().filter(option -> option.name().equals("device"))
					.map(option -> DeviceOption.of(option).id()).collect(Collectors.toSet());
			source.journal().stream().filter(entry -> source.peripherals().containsKey(entry.deviceId()))
					.filter(entry -> !started.contains(entry.deviceId()))
					.forEach(entry -> present.addAll(owner.plugged(JournalOptions.of(entry))));
			var forwards = source.forwards().orElseGet(owner::forwards);
			if (!forwards.isEmpty()) {
				remarks.add("Forwarded ports stay with the source until it ends and are not made again: "
						+ String.join(", ", forwards) + ".");
			}
			var drives = new DriveOptions(source.disks()).apply(present);
			var all = new ArrayList<>(
					new NodeOptions(source.disks(), source.anonymous().stream().map(Peripheral::name).toList())
							.apply(drives));
			all.add(new QemuOption("incoming", Optional.of("defer"), QemuOption.Origin.HOST));
			return new Outcome.Options(List.copyOf(all), DiskLimits.of(source.disks(), all), List.copyOf(remarks));
		} catch (Unclear e) {
			return new Outcome.Refused("" + e.getMessage());
		}
	}
}
