package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.ReadOnly;

/**
 * An operation with more behind it; whatever is said of it is what the operation says.
 *
 * @param whole   makes of its run, which it begins, that of the whole
 * @param back    what takes back the whole
 */
record ContinuedOperation<R>(Operation<R> operation,
		Function<Supplier<CompletableFuture<R>>, CompletableFuture<R>> whole,
		Supplier<Optional<Operation<?>>> back) implements Operation<R> {

	@Override
	public String label() {
		return operation.label();
	}

	@Override
	public List<PlannedCommand> plan() {
		return operation.plan();
	}

	@Override
	public Optional<ReadOnly> locked() {
		return operation.locked();
	}

	@Override
	public CompletableFuture<R> run() {
		return whole.apply(operation::run);
	}

	@Override
	public Optional<String> remark() {
		return operation.remark();
	}

	@Override
	public News news(R result) {
		return operation.news(result);
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return operation.warning();
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return back.get();
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return operation.deviceAct();
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return operation.refusal();
	}
}
