package org.wheelhouse.core.internal.machine;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.wheelhouse.core.state.Topic;

/**
 * One subject of a machine: all that the machinery around it knows of the subject. The registry has the list of them.
 *
 * @param topic      by which it is watched, and asked for
 * @param staleAfter events after which it is not known any more, by QEMU's names; one that ends with {@code *} stands for all
 *                   that begin so
 * @param poller     makes what asks for it over one connection
 * @param sync       makes what shows it in the live model
 */
public record Facet(Topic topic, Set<String> staleAfter, Function<PollerContext, Poller> poller,
		Supplier<TreeSync> sync) {

	public Facet {
		staleAfter = Set.copyOf(staleAfter);
	}

	/** Of what is part of the flat row, or of another facet's tree. */
	public Facet(Topic topic, Set<String> staleAfter, Function<PollerContext, Poller> poller) {
		this(topic, staleAfter, poller, () -> TreeSync.NONE);
	}
}
