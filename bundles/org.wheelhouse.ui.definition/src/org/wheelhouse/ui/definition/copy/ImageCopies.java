package org.wheelhouse.ui.definition.copy;

import java.util.Objects;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.wheelhouse.core.image.ImageTransfer;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.ui.definition.lifecycle.KnownMachines;
import org.wheelhouse.ui.part.OperationRunner;

/** Copies of images in a window: asked for in a window of their own, done as jobs. UI thread. */
public final class ImageCopies {

	private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

	private final IWorkbenchWindow window;

	private ImageCopies(IWorkbenchWindow window) {
		this.window = window;
	}

	/** Those of a window of the workbench. */
	public static ImageCopies of(IWorkbenchWindow window) {
		return new ImageCopies(window);
	}

	/** Asks where one goes, and begins it. */
	public void open(CopySource source) {
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		if (!window.getShell().isDisposed()) {
			new CopyImageDialog(window.getShell(), source, CopyTarget.all(registry),
					wish -> ImageTransfer.plan(wish, new KnownMachines(registry).get()), this::begin).open();
		}
	}

	private void begin(ImageTransfer transfer) {
		var job = new CopyJob(transfer);
		OperationRunner.of(window).follow(transfer.wish().label(), job.outcome(),
				copy -> News.of(NLS.bind(Messages.Copy_done, copy, transfer.wish().to().label())));
		job.schedule();
		try {
			window.getActivePage().showView(PROGRESS, null, IWorkbenchPage.VIEW_VISIBLE);
		} catch (PartInitException e) {
			throw new IllegalStateException(PROGRESS + " is declared", e);
		}
	}
}
