package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.ReadOnly;

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

	/** Why nothing of it is begun: a machine that it would change is read-only. Empty while none is. */
	default Optional<ReadOnly> locked() {
		return plan().stream().flatMap(command -> command.locked().stream()).findFirst();
	}

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

	/** Why it is said in other words than the reference's, or cannot be said; empty when it is said as it is. */
	default Optional<String> remark() {
		return Optional.empty();
	}

	/** What takes it back after it was done, where something does. */
	default Optional<Operation<?>> inverse() {
		return Optional.empty();
	}

	/** What it does to a device, where it is such a gesture; what it is made of is none by itself. */
	default Optional<DeviceAct> deviceAct() {
		return Optional.empty();
	}

	/**
	 * Why it would be refused if it were run now, as far as that can be told without sending anything that changes something.
	 *
	 * @return a sentence for a person without its full stop; empty when nothing is known against it; never fails
	 */
	default CompletableFuture<Optional<String>> refusal() {
		return CompletableFuture.completedFuture(Optional.empty());
	}

	/**
	 * The same with more behind it, and all else as it is.
	 *
	 * @param more is given what {@link #run()} returns, and returns what that of the whole does
	 */
	default Operation<R> continued(UnaryOperator<CompletableFuture<R>> more) {
		return new ContinuedOperation<>(this, run -> more.apply(run.get()), this::inverse);
	}

	/**
	 * The same, which is not begun when this fails.
	 *
	 * @param check asked when it is run; {@link Step#run()} of one that sends nothing
	 */
	default Operation<R> unlessFails(Supplier<? extends CompletableFuture<?>> check) {
		return new ContinuedOperation<>(this, run -> check.get().thenCompose(_ -> run.get()), this::inverse);
	}

	/** The same, where something else takes it back: what it has done beside the machine goes back with it. */
	default Operation<R> undoneBy(Supplier<Optional<Operation<?>>> back) {
		return new ContinuedOperation<>(this, Supplier::get, back);
	}
}
