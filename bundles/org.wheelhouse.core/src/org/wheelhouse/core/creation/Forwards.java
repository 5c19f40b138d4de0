package org.wheelhouse.core.creation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.KeyValues.Part;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;

/** The ports of a computer that definitions lead into machines by {@code hostfwd}. Pure, but for reading definitions. */
public final class Forwards {

	private static final int LONGEST = 1 << 20;
	private static final Set<String> NETWORKS = Set.of("netdev", "nic", "net");
	/** {@code tcp:127.0.0.1:2222-:22}: what is before the last dash ends with the port of the computer. */
	private static final Pattern FORWARD = Pattern.compile("((?:tcp|udp)?:[^:]*:)(\\d+)(-.*)");

	private Forwards() {
		// holds no state
	}

	/** Those of these definitions; never fails. */
	public static CompletableFuture<Set<Integer>> ports(HostFiles files, Collection<Path> definitions) {
		var read = definitions.stream().map(file -> files.read(file, 0, LONGEST)).toList();
		return CompletableFuture.allOf(read.toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var ports = new HashSet<Integer>();
			read.forEach(text -> text.join().ifPresent(bytes -> ports.addAll(ports(options(bytes)))));
			return ports;
		});
	}

	private static List<QemuOption> options(byte[] text) {
		try {
			return QemuCommandLine.parse(new String(text, StandardCharsets.UTF_8)).options();
		} catch (CommandLineException _) {
			return List.of();
		}
	}

	/** Those of these options. */
	public static Set<Integer> ports(List<QemuOption> options) {
		var ports = new HashSet<Integer>();
		options.forEach(option -> parts(option).ifPresent(values -> values.parts().stream().filter(Forwards::isForward)
				.map(part -> FORWARD.matcher(part.value())).filter(match -> match.matches())
				.forEach(match -> ports.add(Integer.valueOf(match.group(2))))));
		return ports;
	}

	/** The value of an option with other ports in place of those that it has. */
	public static String with(QemuOption option, Map<Integer, Integer> others) {
		return parts(option).map(values -> new KeyValues(values.parts().stream().map(part -> {
			var match = FORWARD.matcher(part.value());
			var other = isForward(part) && match.matches() ? others.get(Integer.valueOf(match.group(2))) : null;
			return other == null ? part : new Part(part.key(), match.group(1) + other + match.group(3));
		}).toList()).text()).orElse(option.value().orElse(""));
	}

	private static Optional<KeyValues> parts(QemuOption option) {
		return NETWORKS.contains(option.name()) ? option.value().map(KeyValues::parse) : Optional.empty();
	}

	private static boolean isForward(Part part) {
		return part.key().equals("hostfwd");
	}
}
