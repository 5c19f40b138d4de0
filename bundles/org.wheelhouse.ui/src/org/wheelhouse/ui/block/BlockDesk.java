package org.wheelhouse.ui.block;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.BlockGraph;
import org.wheelhouse.core.CoreException;
import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.operation.BlockActs;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.ui.acts.ActDialog;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.common.OperationRunner;

/**
 * Opens the forms of the machine that is shown, as soon as it is known what its QEMU understands. UI thread.
 *
 * @param access      the machine, if it is connected
 * @param shell       beside which the forms open
 * @param operations  runs what comes of them
 * @param modelThread the UI thread
 */
record BlockDesk(Supplier<Optional<MachineAccess>> access, Supplier<Shell> shell, Supplier<OperationRunner> operations,
		Executor modelThread) implements BlockGestures {

	@Override
	public void act(DeviceAct act, BlockDevice device) {
		open(device, act::form);
	}

	@Override
	public void insert(BlockDevice drive, Path image) {
		open(drive, (acts, now) -> MediumForms.change(acts, now, image.toString()));
	}

	private void open(BlockDevice device, BiFunction<BlockActs, BlockGraph.Device, ActForm> form) {
		open(device.getId(), graph -> graph.devices().stream().filter(known -> known.key().equals(device.getKey()))
				.findFirst(), BlockActs::renewed, form);
	}

	@Override
	public void resize(BlockNode loose) {
		open(loose.getNodeName(), graph -> graph.looseNodes().stream()
				.filter(known -> known.nodeName().equals(loose.getNodeName())).findFirst(), BlockDesk::asItIs,
				DiskForms::resize);
	}

	@Override
	public void setSpeed(BlockJob job) {
		open(job.getId(), graph -> job(graph, job), BlockDesk::asItIs, JobForms::setSpeed);
	}

	@Override
	public void tell(BlockJob job, JobAct act) {
		open(job.getId(), graph -> job(graph, job), BlockDesk::asItIs, act::form);
	}

	@Override
	public void cancel(BlockJob job) {
		open(job.getId(), graph -> job(graph, job), BlockDesk::asItIs, JobForms::cancel);
	}

	private static Optional<BlockGraph.Job> job(BlockGraph graph, BlockJob job) {
		return graph.jobs().stream().filter(known -> known.id().equals(job.getId())).findFirst();
	}

	private static <T> CompletableFuture<T> asItIs(BlockActs acts, T found) {
		return CompletableFuture.completedFuture(found);
	}

	private <T> void open(String name, Function<BlockGraph, Optional<T>> find,
			BiFunction<BlockActs, T, CompletableFuture<T>> renew, BiFunction<BlockActs, T, ActForm> form) {
		var runner = operations.get();
		var machine = access.get();
		var found = machine.flatMap(known -> known.snapshot().trees().block()).flatMap(find);
		if (machine.isEmpty() || found.isEmpty()) {
			runner.failed(name, new CoreException(NLS.bind(Messages.BlockDesk_gone, name)));
			return;
		}
		BlockActs.of(machine.get()).thenCompose(
				acts -> renew.apply(acts, found.get()).<Supplier<ActForm>>thenApply(now -> () -> form.apply(acts, now)))
				.whenCompleteAsync((made, problem) -> {
					if (problem != null) {
						runner.failed(name, problem);
					} else if (!shell.get().isDisposed()) {
						new ActDialog(shell.get(), made.get(), runner).open();
					}
				}, modelThread);
	}
}
