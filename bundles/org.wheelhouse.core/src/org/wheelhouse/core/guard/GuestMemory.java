package org.wheelhouse.core.guard;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryBalloon;
import org.wheelhouse.qmp.command.QueryMemorySizeSummary;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is known of the memory of a guest that has a balloon, in bytes.
 *
 * @param given  what the machine has
 * @param now    what the balloon leaves the guest
 * @param used   what the guest cannot do without; empty unless the guest tells, which somebody must have asked it to
 */
public record GuestMemory(long given, long now, OptionalLong used) {

	private static final BigInteger UNKNOWN = BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE);

	/** What is to be said before the guest is left so much; empty when it is enough, as far as is known. */
	public Optional<Warning> before(long target) {
		return BalloonCheck.before(this, target);
	}

	/** Below this the guest would have too little, as far as is known. */
	public long floor() {
		return used.orElseGet(() -> BalloonCheck.least(this));
	}

	/** Why there, in one sentence. */
	public String floorReason() {
		return used.isPresent()
				? "Below " + ByteText.text(floor()) + " this guest would have less than it uses now."
				: "This guest does not tell how much it uses; below " + ByteText.text(floor()) + " hardly any runs.";
	}

	/**
	 * As it was told.
	 *
	 * @param told by the guest; empty when it was not asked
	 */
	public static GuestMemory of(long given, long now, Optional<JsonNode> told) {
		return new GuestMemory(given, now, used(now, told));
	}

	/** Fails when the machine has no balloon. */
	public static CompletableFuture<GuestMemory> of(CommandSender machine) {
		return machine.send(new QueryBalloon()).thenCompose(balloon -> machine.send(new QueryMemorySizeSummary())
				.thenCompose(size -> statistics(machine)
						.thenApply(statistics -> new GuestMemory(size.base() + size.plugged(), balloon.actualBytes(),
								used(balloon.actualBytes(), statistics)))));
	}

	/** The path of the balloon in the tree of objects; empty when it is nowhere that a person puts it. */
	public static CompletableFuture<Optional<String>> balloon(CommandSender machine) {
		return child(machine, "/machine/peripheral").thenCompose(found -> found.isPresent()
				? CompletableFuture.completedFuture(found)
				: child(machine, "/machine/peripheral-anon"));
	}

	private static CompletableFuture<Optional<String>> child(CommandSender machine, String parent) {
		return machine.send(new QomList(parent))
				.thenApply(children -> children.stream()
						.filter(child -> child.childType().filter(type -> type.startsWith("virtio-balloon"))
								.isPresent())
						.map(child -> parent + "/" + child.name()).findFirst())
				.exceptionally(_ -> Optional.empty());
	}

	/** What the guest has told, as long as it is still asked: what it told once may be long past. */
	public static CompletableFuture<Optional<JsonNode>> statistics(CommandSender machine) {
		return balloon(machine).thenCompose(path -> path
				.map(found -> machine.send(new QomGet(found, "guest-stats-polling-interval"))
						.thenCompose(interval -> interval.asLong() > 0
								? machine.send(new QomGet(found, "guest-stats")).thenApply(Optional::of)
								: CompletableFuture.completedFuture(Optional.<JsonNode>empty())))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())))
				.exceptionally(_ -> Optional.empty());
	}

	private static OptionalLong used(long now, Optional<JsonNode> statistics) {
		return statistics.filter(told -> told.path("last-update").asLong() > 0).map(told -> told.path("stats"))
				.map(stats -> List.of(stats.path("stat-available-memory"), stats.path("stat-free-memory")))
				.flatMap(kinds -> kinds.stream().filter(GuestMemory::isKnown).findFirst())
				.map(available -> OptionalLong.of(Math.max(0, now - available.longValue())))
				.orElse(OptionalLong.empty());
	}

	/** Whether the guest tells a figure: one that it does not has all bits set. */
	public static boolean isKnown(JsonNode bytes) {
		return bytes.isIntegralNumber() && !bytes.bigIntegerValue().equals(UNKNOWN)
				&& bytes.bigIntegerValue().signum() >= 0;
	}
}
