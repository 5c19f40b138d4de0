package org.wheelhouse.ui.definition.copy;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.Host;
import org.wheelhouse.ui.definition.wizard.ListedHost;

/**
 * Where a copy may go.
 *
 * @param label   what a person calls the computer
 * @param problem asked each time: why nothing can be copied there now, and what to do; empty when something can
 */
public record CopyTarget(Host host, String label, Supplier<String> problem) {

	/** All that are listed, in their order. UI thread. */
	public static List<CopyTarget> all(MachineRegistry registry) {
		return registry.inventory().getHosts().stream()
				.flatMap(shown -> registry.host(shown).stream()
						.map(host -> new CopyTarget(host, shown.getLabel(), () -> problem(shown))))
				.toList();
	}

	private static String problem(org.wheelhouse.model.live.Host shown) {
		return ListedHost.isAway(shown)
				? NLS.bind(Messages.Target_away, shown.getLabel())
				: shown.isReadOnly() ? NLS.bind(Messages.Target_readOnly, shown.getLabel()) : "";
	}
}
