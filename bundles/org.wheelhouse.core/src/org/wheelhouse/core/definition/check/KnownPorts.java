package org.wheelhouse.core.definition.check;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.host.Host;

/**
 * What is known of the ports of a computer by the machines that run on it. Immutable.
 *
 * @param others those of other machines
 * @param own    those that the machine itself has, which runs and will have ended when it is started again
 */
public record KnownPorts(List<TakenPort> others, List<TakenPort> own) {

	/** Nothing is known. */
	public static final KnownPorts NONE = new KnownPorts(List.of(), List.of());

	private static final String PROGRAM = "a program of its computer";

	public KnownPorts {
		others = List.copyOf(others);
		own = List.copyOf(own);
	}

	/**
	 * With those on which any other program of the computer listens. Never fails; any thread.
	 *
	 * @return those of other machines first, with their names
	 */
	public CompletableFuture<List<TakenPort>> withPrograms(Host host) {
		return host.listeningPorts().exceptionally(_ -> List.of())
				.thenApply(all -> Stream.concat(others.stream(), all.stream()
						.map(port -> new TakenPort(port.udp(), port.address(), port.port(), PROGRAM))
						.filter(port -> Stream.concat(others.stream(), own.stream()).noneMatch(
								known -> known.excludes(port.udp(), port.address(), port.port()))))
						.toList());
	}
}
