package org.wheelhouse.core.migration.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.check.Ports;
import org.wheelhouse.core.definition.check.TakenPort;
import org.wheelhouse.host.ListeningPort;

/** Whether the ports on which the destination would listen are free on its computer. */
final class PortLook {

	private static final String ID = "ports";
	private static final String SUBJECT = "Ports";

	private final IntendedMigration intended;

	PortLook(IntendedMigration intended) {
		this.intended = intended;
	}

	CompletableFuture<List<PreflightCheck>> look() {
		if (intended.started()) {
			return CompletableFuture.completedFuture(List.of());
		}
		var own = Ports.ofOptions(intended.options(), "the machine itself");
		if (own.isEmpty()) {
			return CompletableFuture.completedFuture(
					List.of(PreflightCheck.fine(ID, SUBJECT, "The destination needs none that is its own")));
		}
		return intended.host().listeningPorts().thenApply(taken -> checks(own, taken));
	}

	private List<PreflightCheck> checks(List<TakenPort> own, List<ListeningPort> taken) {
		var checks = new ArrayList<PreflightCheck>();
		for (var port : own) {
			taken.stream().filter(other -> port.excludes(other.udp(), other.address(), other.port())).findFirst()
					.ifPresent(_ -> checks.add(PreflightCheck.stop(ID, SUBJECT, (port.udp() ? "UDP port " : "Port ")
							+ port.port() + " is taken " + intended.there() + ": somebody listens there",
							"End that first, or start the machine anew with another port.")));
		}
		if (checks.isEmpty()) {
			checks.add(PreflightCheck.fine(ID, SUBJECT, (own.size() == 1 ? "One, free " : own.size() + ", all free ")
					+ intended.there()));
		}
		return checks;
	}
}
