package org.wheelhouse.ui.machines;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.OperationRunner;

/** Attaches to QEMUs that were found, and says of those that cannot be attached to why, and what to do. UI thread. */
record FoundAttach(IWorkbenchPage page, MachineRegistry registry, OperationRunner operations) {

	static FoundAttach in(IWorkbenchPage page) {
		var window = page.getWorkbenchWindow();
		return new FoundAttach(page, Objects.requireNonNull(window.getService(MachineRegistry.class)),
				OperationRunner.of(window));
	}

	/** To each that can be; a single one is opened. */
	void attach(List<FoundQemu> meant) {
		var closed = new ArrayList<String>();
		for (var qemu : meant) {
			var found = qemu.getFound();
			if (found == null || found.getHost() == null) {
				continue; // it has just ended
			}
			if (qemu.getAddress().isEmpty()) {
				closed.add(FoundText.line(qemu));
				continue;
			}
			operations.follow(NLS.bind(Messages.Found_Attach, qemu.getName()),
					registry.attachFound(found.getHost().getId(), qemu.getKey())).thenAccept(id -> {
						if (meant.size() == 1) {
							MachineEditor.openWhenListed(page, registry.inventory(), id);
						}
					});
		}
		if (!closed.isEmpty()) {
			operations.say(String.join(" ", closed));
		}
	}
}
