package org.wheelhouse.core.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.PlugJournal;
import org.wheelhouse.core.operation.BootDevices.Unclear;
import org.wheelhouse.endpoint.host.QemuOption;

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
	 */
	record Source(List<String> commandLine, Optional<Path> privateFolder, List<PlugJournal.Entry> journal,
			Map<String, Peripheral> peripherals, List<Peripheral> anonymous) {}

	/**
	 * A device that the source has.
	 *
	 * @param type    QOM type
	 * @param address slot and function as {@code addr=} takes them; empty when it is not on a PCI bus
	 */
	record Peripheral(String type, String address) {

		/** Known for nothing. */
		static final Peripheral ELSEWHERE = new Peripheral("", "");
	}

	/** Either the options or why there are none. */
	sealed interface Outcome {

		/**
		 * The options.
		 *
		 * @param remarks what the destination does not have, each a sentence for a person
		 */
		record Options(List<QemuOption> options, List<String> remarks) implements Outcome {}

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
			var kept = new SingleOwner(source.privateFolder(), remarks).apply(options);
			var all = new ArrayList<>(new BootDevices(source).apply(kept));
			source.journal().stream().filter(entry -> source.peripherals().containsKey(entry.deviceId()))
					.forEach(entry -> all.addAll(JournalOptions.of(entry)));
			all.add(new QemuOption("incoming", Optional.of("defer"), QemuOption.Origin.HOST));
			return new Outcome.Options(List.copyOf(all), List.copyOf(remarks));
		} catch (Unclear e) {
			return new Outcome.Refused("" + e.getMessage());
		}
	}
}
