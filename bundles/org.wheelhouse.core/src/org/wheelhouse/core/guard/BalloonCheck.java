package org.wheelhouse.core.guard;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether {@code balloon} would leave the guest too little, so that it kills its programs or ends in panic. */
record BalloonCheck(CommandSender machine) {

	/** Below this hardly a system runs. */
	private static final long LEAST = 128L << 20;
	/** Less than this part of what a guest was made for is hardly meant. */
	private static final int PART = 4;

	CompletableFuture<Optional<Warning>> before(ObjectNode arguments) {
		var target = arguments.path("value");
		return target.isIntegralNumber() && target.longValue() > 0
				? GuestMemory.of(machine).thenApply(memory -> before(memory, target.longValue()))
				: CompletableFuture.completedFuture(Optional.empty());
	}

	/** More than the guest has now is never too little. */
	static Optional<Warning> before(GuestMemory memory, long target) {
		if (target >= memory.now()) {
			return Optional.empty();
		}
		return memory.used().isPresent()
				? below(memory.used().getAsLong(), target)
				: unknown(least(memory), target);
	}

	/** What is taken for the least of a guest that does not tell. */
	static long least(GuestMemory memory) {
		return Math.max(LEAST, memory.given() / PART);
	}

	private static Optional<Warning> below(long used, long target) {
		return target < used
				? Optional.of(Warning.damage(
						"The guest says that it uses " + ByteText.text(used) + ", and would be left "
								+ ByteText.text(target)
								+ ". It would end programs for want of memory, or panic.",
						"Leave it more than it uses."))
				: Optional.empty();
	}

	private static Optional<Warning> unknown(long least, long target) {
		return target < least
				? Optional.of(Warning.damage(
						"The guest would be left " + ByteText.text(target)
								+ ". It does not tell how much it uses; left too little, it ends programs or panics.",
						"Leave it " + ByteText.text(least) + " or more, unless you know that it needs less."))
				: Optional.empty();
	}
}
