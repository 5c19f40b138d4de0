package org.wheelhouse.core.difference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.hotplug.JournalOptions;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.DefinitionText;

/**
 * What is behind a network card, as a definition has it and as it is after it was exchanged. Pure.
 *
 * @param card its id
 */
record DefinedNetwork(String card) {

	private static final String NETDEV = "netdev";
	private static final String ID = "id";

	/** The network of a card as it was made while the machine ran. */
	static Optional<KeyValues> of(PlugJournal.Entry entry) {
		return entry.backend().filter(backend -> backend.command().equals("netdev_add"))
				.map(_ -> KeyValues.parse(JournalOptions.of(entry).getFirst().value().orElse("")));
	}

	/** Whether two are the same but for their ids. */
	static boolean isSame(KeyValues one, KeyValues other) {
		return Set.copyOf(one.without(ID).parts()).equals(Set.copyOf(other.without(ID).parts()));
	}

	/** The network of the card; empty where no option of its own makes one. */
	Optional<KeyValues> in(DefinitionText definition) {
		var option = option(definition);
		return option.isPresent()
				? Optional.of(KeyValues.parse(definition.options().get(option.getAsInt()).value().orElse("")))
				: Optional.empty();
	}

	private OptionalInt option(DefinitionText definition) {
		var options = definition.options();
		var network = options.stream().filter(option -> option.name().equals("device")).map(DeviceOption::of)
				.filter(device -> device.id().equals(card)).flatMap(device -> device.value(NETDEV).stream())
				.findFirst();
		return IntStream.range(0, options.size()).filter(at -> options.get(at).name().equals(NETDEV)).filter(
				at -> network.isPresent()
						&& KeyValues.parse(options.get(at).value().orElse("")).value(ID).equals(network))
				.findFirst();
	}

	/**
	 * The definition with the network that the card has now, under the id that it has there.
	 *
	 * @throws CoreException when no option of it makes one
	 */
	DefinitionText with(DefinitionText definition, List<PlugJournal.Entry> plugged) throws CoreException {
		var option = option(definition);
		var now = plugged.stream().filter(entry -> entry.deviceId().equals(card)).flatMap(entry -> of(entry).stream())
				.findFirst();
		if (option.isEmpty() || now.isEmpty()) {
			throw new CoreException("No -netdev of the definition is behind " + card);
		}
		var id = in(definition).flatMap(before -> before.value(ID)).orElse("");
		return definition.withValue(option.getAsInt(), now.get().replacing(ID, id).text());
	}
}
