package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;

/**
 * Something that a person does to a machine. Menu, key and drop build the same object. Any thread; nothing blocks.
 *
 * @param <R> what comes of it
 */
public interface Operation<R> {

	/** What it does, for an entry of a history, for example {@code Plug disk1 into pci.0, slot 5}. */
	String label();

	/**
	 * Exactly the commands that {@link #run()} sends and that change something, in order, when nothing fails. Questions
	 * that it asks in between are left out.
	 */
	List<PlannedCommand> plan();

	/**
	 * Does it: all, or nothing. Meant to be called once.
	 *
	 * @return fails with {@link OperationFailed}
	 */
	CompletableFuture<R> run();

	/**
	 * What may be said once {@link #run()} has completed: by default that it is done. An operation that only asks a guest or
	 * QEMU says so, and what came of it when that is known. To be called once.
	 *
	 * @param result of the run
	 */
	default News news(R result) {
		return News.done(this);
	}

	/**
	 * What a person should read before it is run. Never blocks; asks the machine at each call.
	 *
	 * @return empty when there is nothing to say; never fails
	 */
	default CompletableFuture<Optional<Warning>> warning() {
		return CompletableFuture.completedFuture(Optional.empty());
	}

	/** What takes it back after it was done, where something does. */
	default Optional<Operation<?>> inverse() {
		return Optional.empty();
	}

	/**
	 * The same with more behind it, and all else as it is.
	 *
	 * @param more is given what {@link #run()} returns, and returns what that of the whole does
	 */
	default Operation<R> continued(UnaryOperator<CompletableFuture<R>> more) {
		return new ContinuedOperation<>(this, more);
	}
}
