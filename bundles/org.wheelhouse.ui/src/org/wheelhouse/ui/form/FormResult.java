package org.wheelhouse.ui.form;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.operation.Operation;

/** What comes of the entries of a form. Immutable; made anew at each change, so making it is cheap and sends nothing. */
public sealed interface FormResult {

	/** What there is to know of it; may be empty. */
	String remark();

	/** The same with this to be known, besides what is said already. */
	FormResult remarked(String more);

	/**
	 * Nothing yet.
	 *
	 * @param problem what is wrong, in one sentence that says what to do; without its full stop
	 */
	record Wrong(String problem, String remark) implements FormResult {

		@Override
		public Wrong remarked(String more) {
			return new Wrong(problem, join(more, remark));
		}
	}

	/**
	 * Not known yet: the machine's computer was asked.
	 *
	 * @param until the form is looked at anew when this completes; it never fails
	 */
	record Asked(CompletableFuture<?> until, String remark) implements FormResult {

		@Override
		public Asked remarked(String more) {
			return new Asked(until, join(more, remark));
		}
	}

	/**
	 * This would be done.
	 *
	 * @param remark besides what the operation says itself
	 * @param guard  what has to be understood before
	 */
	record Ready(Operation<?> operation, String remark, Optional<Guard> guard) implements FormResult {

		/** The same, but not before this is understood. */
		public Ready guarded(Guard asked) {
			return new Ready(operation, remark, Optional.of(asked));
		}

		@Override
		public Ready remarked(String more) {
			return new Ready(operation, join(more, remark), guard);
		}
	}

	/**
	 * What may be lost. What the operation itself warns of ({@link Operation#warning()}) is shown besides.
	 *
	 * @param danger  in a sentence or two
	 * @param consent what a person checks to have it done all the same; empty where it is enough to be told
	 */
	record Guard(String danger, String consent) {}

	private static String join(String one, String other) {
		return (one + " " + other).strip();
	}

	/** An operation, with why it is said otherwise than by the reference; or why it cannot be said to this QEMU. */
	static FormResult of(Operation<?> operation) {
		var remark = operation.remark().orElse("");
		return operation.plan().isEmpty() ? wrong(remark) : new Ready(operation, remark, Optional.empty());
	}

	/** As {@link #of(Operation)}, guarded when there is something to guard against. */
	static FormResult of(Operation<?> operation, Optional<Guard> guard) {
		return of(operation) instanceof Ready ready && guard.isPresent()
				? ready.guarded(guard.get())
				: of(operation);
	}

	/** Not known until all of this completes; empty when it has. */
	static Optional<FormResult> unless(CompletableFuture<?>... told) {
		var all = CompletableFuture.allOf(told);
		return all.isDone() ? Optional.empty() : Optional.of(new Asked(all, ""));
	}

	/** Nothing yet. */
	static FormResult wrong(String problem) {
		return new Wrong(problem, "");
	}
}
