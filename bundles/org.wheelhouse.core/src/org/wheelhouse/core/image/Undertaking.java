package org.wheelhouse.core.image;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.Faults;

/**
 * Long work that can be given up. {@link #cancel} only asks for that: it is completed, as cancelled, when nothing of the work
 * is left over. What is nearly done may still be done. Any thread.
 *
 * @param <T> what comes of it
 */
public final class Undertaking<T> extends CompletableFuture<T> {

	private volatile boolean unwanted;
	private volatile @Nullable Future<?> current;

	private Undertaking() {
		// begun by begin
	}

	/**
	 * Begins.
	 *
	 * @param work gives each of its steps to {@link #step}, and takes back what it made when one fails
	 */
	public static <T> Undertaking<T> begin(Function<Undertaking<T>, CompletableFuture<T>> work) {
		var begun = new Undertaking<T>();
		work.apply(begun).whenComplete((result, problem) -> {
			if (problem == null) {
				begun.complete(result);
			} else {
				begun.completeExceptionally(
						begun.unwanted ? new CancellationException("given up") : Faults.cause(problem));
			}
		});
		return begun;
	}

	/** Begins a step that is given up with the whole, unless that has happened already. */
	public <S> CompletableFuture<S> step(Supplier<CompletableFuture<S>> next) {
		if (unwanted) {
			return CompletableFuture.failedFuture(new CancellationException("given up"));
		}
		var begun = next.get();
		current = begun;
		if (unwanted) {
			begun.cancel(true);
		}
		return begun;
	}

	/** @return whether it was not completed yet */
	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		if (isDone()) {
			return isCancelled();
		}
		unwanted = true;
		var step = current;
		if (step != null) {
			step.cancel(true);
		}
		return true;
	}
}
