package org.wheelhouse.core.network;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.host.DefinitionText;

/**
 * The forwards of a user network as a definition has them. Pure.
 *
 * @param network its id
 */
record DefinedForwards(String network) {

	private static final String KEY = "hostfwd";

	/**
	 * The definition with a forward, or without it.
	 *
	 * @throws CoreException when no option of it makes this network
	 */
	DefinitionText with(DefinitionText now, Forward forward, boolean added) throws CoreException {
		var options = now.options();
		int option = IntStream.range(0, options.size()).filter(at -> options.get(at).name().equals("netdev"))
				.filter(at -> KeyValues.parse(options.get(at).value().orElse("")).value("id").filter(network::equals)
						.isPresent())
				.findFirst().orElseThrow(() -> new CoreException("No -netdev of the definition has the id " + network));
		var written = KeyValues.parse(options.get(option).value().orElse(""));
		var kept = written.parts().stream().filter(part -> !part.key().equals(KEY) || !isSame(part.value(), forward));
		var fresh = added ? Stream.of(new KeyValues.Part(KEY, forward.rule())) : Stream.<KeyValues.Part>empty();
		return now.withValue(option, new KeyValues(Stream.concat(kept, fresh).toList()).text());
	}

	/** One end on the host is enough: two forwards cannot have it. A protocol that is left out is TCP. */
	private static boolean isSame(String rule, Forward forward) {
		return (rule.startsWith(":") ? "tcp" + rule : rule).startsWith(forward.hostEnd() + "-");
	}
}
