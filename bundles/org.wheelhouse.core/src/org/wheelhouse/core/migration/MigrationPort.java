package org.wheelhouse.core.migration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.ListeningPort;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/**
 * By which port a guest can go from one computer to another, tried from both ends: whether it is free at the one, and whether
 * the other gets an answer from there. Questions only; any thread.
 *
 * @param source      that connects
 * @param destination that listens
 */
public record MigrationPort(Host source, Host destination) {

	private static final String LOOPBACK = "127.0.0.1";
	/** Where private ports begin, which nobody registers. */
	private static final int FIRST = 49152;
	private static final int LAST = 65535;
	private static final int MOST_ADDRESSES = 4;
	private static final Duration PATIENCE = Duration.ofSeconds(4);
	/** Connects, and does nothing else: that nobody listens yet is told by who is there. */
	private static final String TRY = "exec 3<>/dev/tcp/$0/$1";
	/** What the other computer answers where nobody listens. */
	private static final String REFUSED = "refused";

	/** Of the computers of a machine and of where it goes; empty where one of them is not known, or there is none. */
	public static Optional<MigrationPort> between(Machines machines, String sourceId, MigrationTarget target) {
		return machines.host(sourceId).flatMap(from -> (switch (target) {
			case MigrationTarget.NewQemu(var id) -> id.isEmpty() ? Optional.of(from) : machines.computer(id.get());
			case MigrationTarget.WaitingQemu(var id) -> machines.host(id);
			case MigrationTarget.StateFile _ -> Optional.<Host>empty();
		}).map(to -> new MigrationPort(from, to)));
	}

	/**
	 * Proposes the first address of the destination by which it is reached.
	 *
	 * @return empty when there is none, or that cannot be told; never fails
	 */
	public CompletableFuture<Optional<Way.Tcp>> proposed() {
		return taken().thenCompose(taken -> addresses().thenCompose(addresses -> {
			var port = IntStream.rangeClosed(FIRST, LAST).filter(free -> !taken.contains(free)).findFirst()
					.orElse(FIRST);
			CompletableFuture<Optional<Way.Tcp>> found = CompletableFuture.completedFuture(Optional.empty());
			for (var address : addresses) {
				var way = new Way.Tcp(address, port);
				found = found.thenCompose(before -> before.isPresent()
						? CompletableFuture.completedFuture(before)
						: unreached(way).thenApply(why -> why.isEmpty() ? Optional.of(way) : Optional.empty()));
			}
			return found;
		}));
	}

	/**
	 * Tries one.
	 *
	 * @return why the guest cannot go that way, a sentence for a person without its full stop; empty when it can, as far as that
	 *         can be told; never fails
	 */
	public CompletableFuture<Optional<String>> problem(Way.Tcp way) {
		return taken().thenCompose(taken -> taken.contains(way.port())
				? CompletableFuture.completedFuture(Optional
						.of("Port " + way.port() + " of " + destination.label() + " is taken: choose another one"))
				: unreached(way));
	}

	private CompletableFuture<Set<Integer>> taken() {
		return destination.listeningPorts().thenApply(ports -> ports.stream().filter(port -> !port.udp())
				.map(ListeningPort::port).collect(Collectors.toSet())).exceptionally(_ -> Set.of());
	}

	private CompletableFuture<List<String>> addresses() {
		if (source.id().equals(destination.id())) {
			return CompletableFuture.completedFuture(List.of(LOOPBACK));
		}
		return destination.run(ProgramRequest.of(List.of("hostname", "-I"), PATIENCE))
				.thenApply(told -> Stream.of(told.output().strip().split("\\s+")).filter(word -> !word.isEmpty())
						.limit(MOST_ADDRESSES).toList())
				.exceptionally(_ -> List.of());
	}

	private CompletableFuture<Optional<String>> unreached(Way.Tcp way) {
		var request = ProgramRequest.of(List.of("timeout", Long.toString(PATIENCE.toSeconds() - 1), "bash", "-c", TRY,
				way.address(), Integer.toString(way.port())), PATIENCE);
		return source.run(new ProgramRequest(request.words(), request.folder(), Map.of("LC_ALL", "C"),
				request.input(), PATIENCE)).thenApply(told -> why(way, told)).exceptionally(_ -> Optional.empty());
	}

	private Optional<String> why(Way.Tcp way, ProgramResult told) {
		var words = told.complaints().stream().findFirst().orElse("");
		if (told.succeeded() || words.contains(REFUSED) || words.contains("not found")) {
			return Optional.empty();
		}
		var said = words.isEmpty() ? "no answer within " + (PATIENCE.toSeconds() - 1) + " s" : after(words);
		return Optional.of(source.label() + " does not reach " + way.address() + " (" + said
				+ "): choose another address, or go through ssh");
	}

	private static String after(String words) {
		return words.substring(words.lastIndexOf(": ") + 1).strip();
	}
}
