package org.wheelhouse.ui.preferences;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.HostProfile;

/**
 * A computer for which something can be set.
 *
 * @param label       what a person calls it
 * @param preferences what can be set
 * @param profile     what it can run
 * @param asking      what its QEMUs can
 */
record Computer(String label, HostPreferences preferences, Supplier<CompletableFuture<HostProfile>> profile,
		Asking asking) {

	/** Tells what QEMU programs can. */
	interface Asking {

		/** As far as it was asked before. */
		CompletableFuture<Optional<QemuFacts>> known(Path program);

		/** Asked anew: some seconds. */
		CompletableFuture<QemuFacts> again(Path program);
	}

	/** Those of some hosts that keep anything. */
	static List<Computer> of(List<Host> hosts, QemuCapability capability) {
		return hosts.stream().flatMap(host -> host.preferences().stream()
				.map(kept -> new Computer(host.label(), kept, host::profile, new Asking() {

					@Override
					public CompletableFuture<Optional<QemuFacts>> known(Path program) {
						return capability.known(host, program);
					}

					@Override
					public CompletableFuture<QemuFacts> again(Path program) {
						return capability.again(host, program);
					}
				}))).toList();
	}
}
