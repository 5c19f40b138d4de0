package org.wheelhouse.core.internal.machine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.state.Topic;

/**
 * Which topics are not known any more after an event: one table, made once of all facets, because each event of each machine is
 * looked up on the thread of the wires. Immutable.
 */
public final class StaleTopics {

	private static final Set<Topic> NONE = Set.of();

	/** By the whole name; those of its family are among them. */
	private final Map<String, Set<Topic>> names;
	/** By what the names of a family begin with. */
	private final List<Map.Entry<String, Set<Topic>>> families;

	private StaleTopics(Map<String, Set<Topic>> names, List<Map.Entry<String, Set<Topic>>> families) {
		this.names = names;
		this.families = families;
	}

	/** The table of these facets. */
	public static StaleTopics of(List<Facet> facets) {
		var all = facets.stream().flatMap(facet -> facet.staleAfter().stream()).distinct().toList();
		var names = all.stream().filter(name -> !isFamily(name))
				.collect(Collectors.toUnmodifiableMap(name -> name, name -> topics(facets, name)));
		// The longest first: within a family there may be another one.
		var families = all.stream().filter(StaleTopics::isFamily).map(StaleTopics::beginning)
				.sorted(Comparator.comparing(String::length).reversed())
				.map(beginning -> Map.entry(beginning, topics(facets, beginning))).toList();
		return new StaleTopics(names, families);
	}

	private static Set<Topic> topics(List<Facet> facets, String event) {
		return facets.stream().filter(facet -> facet.staleAfter().stream()
				.anyMatch(name -> isFamily(name) ? event.startsWith(beginning(name)) : event.equals(name)))
				.map(Facet::topic).collect(Collectors.toUnmodifiableSet());
	}

	private static boolean isFamily(String name) {
		return name.endsWith("*");
	}

	private static String beginning(String family) {
		return family.substring(0, family.length() - 1);
	}

	/** The topics to ask about again; none for an event that says nothing about them or is not known. */
	public Set<Topic> after(String event) {
		var named = names.get(event);
		if (named != null) {
			return named;
		}
		for (var family : families) {
			if (event.startsWith(family.getKey())) {
				return family.getValue();
			}
		}
		return NONE;
	}
}
