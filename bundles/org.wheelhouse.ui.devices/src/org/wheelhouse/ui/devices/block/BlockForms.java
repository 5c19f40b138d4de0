package org.wheelhouse.ui.devices.block;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.part.OperationRunner;

/**
 * Opens the forms of the machine that is shown, as soon as it is known what its QEMU understands. UI thread.
 *
 * @param access      the machine, if it is connected
 * @param shell       beside which the forms open
 * @param operations  runs what comes of them
 * @param modelThread the UI thread
 * @param used        the media that were put in
 */
public record BlockForms(Supplier<Optional<MachineAccess>> access, Supplier<Shell> shell,
		Supplier<OperationRunner> operations, Executor modelThread, UsedMedia used) implements BlockActions {

	/** For a view. */
	public BlockForms(Supplier<Optional<MachineAccess>> access, Supplier<Shell> shell,
			Supplier<OperationRunner> operations, Executor modelThread) {
		this(access, shell, operations, modelThread,
				new UsedMedia(InstanceScope.INSTANCE.getNode("org.wheelhouse.ui")));
	}

	@Override
	public void act(DeviceAction act, BlockDevice device) {
		if (act == DeviceAction.CHANGE) {
			change(device, "");
		} else {
			open(device, act::form);
		}
	}

	private void change(BlockDevice drive, String image) {
		var choice = access.get().map(this::media).orElse(MediumChoice.NONE);
		open(drive, (acts, now) -> MediumForms.change(acts, now, image, choice));
	}

	private MediumChoice media(MachineAccess machine) {
		return new MediumChoice(used.of(machine.id()), Optional.of(machine), file -> used.add(machine.id(), file));
	}

	@Override
	public void insert(BlockDevice drive, Path image) {
		access.get().flatMap(machine -> new HostFileChooser(machine.host()).refuses(image)).ifPresentOrElse(
				reason -> operations.get().failed(drive.getId(), reason), () -> change(drive, image.toString()));
	}

	private void open(BlockDevice device, BiFunction<BlockOperations, BlockGraph.Device, OperationForm> form) {
		open(device.getId(), graph -> graph.devices().stream().filter(known -> known.key().equals(device.getKey()))
				.findFirst(), BlockOperations::renewed, form);
	}

	@Override
	public void resize(BlockNode loose) {
		open(loose.getNodeName(), graph -> graph.looseNodes().stream()
				.filter(known -> known.nodeName().equals(loose.getNodeName())).findFirst(), BlockForms::asItIs,
				DiskForms::resize);
	}

	@Override
	public void setSpeed(BlockJob job) {
		open(job.getId(), graph -> job(graph, job), BlockForms::asItIs, JobForms::setSpeed);
	}

	@Override
	public void tell(BlockJob job, JobAction act) {
		open(job.getId(), graph -> job(graph, job), BlockForms::asItIs, act::form);
	}

	@Override
	public void cancel(BlockJob job) {
		open(job.getId(), graph -> job(graph, job), BlockForms::asItIs, JobForms::cancel);
	}

	private static Optional<BlockGraph.Job> job(BlockGraph graph, BlockJob job) {
		return graph.jobs().stream().filter(known -> known.id().equals(job.getId())).findFirst();
	}

	private static <T> CompletableFuture<T> asItIs(BlockOperations acts, T found) {
		return CompletableFuture.completedFuture(found);
	}

	private <T> void open(String name, Function<BlockGraph, Optional<T>> find,
			BiFunction<BlockOperations, T, CompletableFuture<T>> renew,
			BiFunction<BlockOperations, T, OperationForm> form) {
		var runner = operations.get();
		var machine = access.get();
		var found = machine.flatMap(known -> known.snapshot().trees().block()).flatMap(find);
		if (machine.isEmpty() || found.isEmpty()) {
			runner.failed(name, new CoreException(NLS.bind(Messages.BlockForms_gone, name)));
			return;
		}
		BlockOperations.of(machine.get()).thenCompose(
				acts -> renew.apply(acts, found.get())
						.<Supplier<OperationForm>>thenApply(now -> () -> form.apply(acts, now)))
				.whenCompleteAsync((made, problem) -> {
					if (problem != null) {
						runner.failed(name, problem);
					} else if (!shell.get().isDisposed()) {
						new OperationDialog(shell.get(), made.get(), runner).open();
					}
				}, modelThread);
	}
}
