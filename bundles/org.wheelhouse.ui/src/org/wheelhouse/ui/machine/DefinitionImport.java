package org.wheelhouse.ui.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.Host;
import org.wheelhouse.ui.part.OperationRunner;

/** Takes files with QEMU command lines into the list of machines, and shows what came of them. UI thread. */
public final class DefinitionImport {

	private final IWorkbenchPage page;
	private final MachineRegistry registry;
	private final OperationRunner operations;

	public DefinitionImport(IWorkbenchPage page, MachineRegistry registry, OperationRunner operations) {
		this.page = page;
		this.registry = registry;
		this.operations = operations;
	}

	/** Imports them in their order; the last that could be read is selected and opened, each that could not is told. */
	public void take(List<Path> files) {
		var last = CompletableFuture.completedFuture("");
		for (var file : files) {
			last = last.thenCompose(before -> operations
					.follow(NLS.bind(Messages.Import_Label, file.getFileName()), registry.define(file))
					.exceptionally(_ -> before));
		}
		last.thenAccept(this::open);
	}

	/** The same of one file of a computer. */
	public void take(Path file, Host host) {
		operations.follow(NLS.bind(Messages.Import_Label, file.getFileName()), registry.define(file, host))
				.thenAccept(this::open);
	}

	private void open(String id) {
		if (!id.isEmpty()) {
			MachineEditor.openWhenListed(page, registry.inventory(), id);
		}
	}
}
