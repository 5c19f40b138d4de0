package org.wheelhouse.ui.preferences;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.HostProfile;

/**
 * A computer for which something can be set.
 *
 * @param label       what a person calls it
 * @param preferences what can be set
 * @param profile     what it can run
 */
record Computer(String label, HostPreferences preferences, Supplier<CompletableFuture<HostProfile>> profile) {

	/** Those of some hosts that keep anything. */
	static List<Computer> of(List<Host> hosts) {
		return hosts.stream().flatMap(Computer::of).toList();
	}

	private static Stream<Computer> of(Host host) {
		return host.preferences().stream().map(kept -> new Computer(host.label(), kept, host::profile));
	}
}
