package org.wheelhouse.core.internal.session;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Commands that carry a descriptor, one after the other: QEMU keeps only the last that came over a monitor until a command
 * takes it, and reads ahead. Any thread.
 */
final class DescriptorPassing {

	private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

	/** Sends when what was sent before is answered, refused or given up. */
	synchronized <R> CompletableFuture<R> next(Supplier<CompletableFuture<R>> sending) {
		var answer = last.handle((_, _) -> "").thenCompose(_ -> sending.get());
		last = answer;
		return answer;
	}
}
