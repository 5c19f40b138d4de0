package org.wheelhouse.core.internal.found;

import java.util.Set;

import org.wheelhouse.core.found.FoundQemu;
import org.wheelhouse.endpoint.Address;

/**
 * What tells the machines of a computer that are in the list.
 *
 * @param pids      their processes
 * @param addresses their monitors, as text
 */
public record KnownThere(Set<Long> pids, Set<String> addresses) {

	public KnownThere {
		pids = Set.copyOf(pids);
		addresses = Set.copyOf(addresses);
	}

	boolean has(FoundQemu found) {
		return pids.contains(found.qemu().process().pid())
				|| found.reach().address().map(Address::toString).filter(addresses::contains).isPresent();
	}
}
