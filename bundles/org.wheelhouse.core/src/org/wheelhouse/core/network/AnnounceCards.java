package org.wheelhouse.core.network;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.operation.TranslatedCommand.Wording;
import org.wheelhouse.qmp.command.AnnounceSelf;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.dialect.QemuCapabilities;

/**
 * Has QEMU tell switches of the host's network where the cards of a machine are, as after a migration. Any thread.
 *
 * @param language what the machine's QEMU understands
 */
public record AnnounceCards(MachineAccess machine, QemuCapabilities language) {

	/**
	 * How often it is said.
	 *
	 * @param rounds  how many times
	 * @param initial until the second time
	 * @param step    by how much longer each wait is than the last
	 * @param longest wait
	 */
	public record Rounds(int rounds, Duration initial, Duration step, Duration longest) {

		/** As QEMU does it after a migration. */
		public static final Rounds USUAL = new Rounds(5, Duration.ofMillis(50), Duration.ofMillis(100),
				Duration.ofMillis(550));

		/** Whether QEMU takes them for a migration; asked for at once it takes any, and goes on for ever. */
		public boolean isAllowed() {
			return rounds >= 1 && rounds <= 1000 && within(initial, 1, 100_000) && within(longest, 1, 100_000)
					&& within(step, 0, 10_000);
		}

		private static boolean within(Duration time, long least, long most) {
			return time.toMillis() >= least && time.toMillis() <= most;
		}
	}

	/** Of a connected machine; fails with {@link org.wheelhouse.qmp.session.QmpException}. */
	public static CompletableFuture<AnnounceCards> by(MachineAccess machine) {
		return machine.language().thenApply(language -> new AnnounceCards(machine, language));
	}

	/**
	 * Does it.
	 *
	 * @param cards their ids; empty for all
	 */
	public TranslatedCommand<Done> announce(List<String> cards, Rounds rounds) {
		var command = new AnnounceSelf(rounds.initial().toMillis(), rounds.longest().toMillis(), rounds.rounds(),
				rounds.step().toMillis(), cards);
		var whose = cards.isEmpty() ? "all network cards" : String.join(", ", cards);
		return new TranslatedCommand<>(machine, language, command,
				new Wording("Announce " + whose + " of " + machine.name(), "tell switches where the cards are",
						"The network cards could not be announced"));
	}
}
