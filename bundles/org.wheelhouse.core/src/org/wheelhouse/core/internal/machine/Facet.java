package org.wheelhouse.core.internal.machine;

import java.util.EnumSet;
import java.util.List;
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

	/** Whether it is not known any more after this event. */
	public boolean isStaleAfter(String event) {
		return staleAfter.stream().anyMatch(name -> name.endsWith("*")
				? event.startsWith(name.substring(0, name.length() - 1))
				: event.equals(name));
	}

	/** The topics to ask about again; none for an event that says nothing about them or is not known. */
	public static Set<Topic> staleAfter(List<Facet> facets, String event) {
		var stale = EnumSet.noneOf(Topic.class);
		facets.stream().filter(facet -> facet.isStaleAfter(event)).map(Facet::topic).forEach(stale::add);
		return stale;
	}
}
