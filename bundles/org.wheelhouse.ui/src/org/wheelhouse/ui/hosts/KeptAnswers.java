package org.wheelhouse.ui.hosts;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.wheelhouse.core.secret.SecretKeeper;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompt.Kind;
import org.wheelhouse.ui.secret.Keeping;

/**
 * Passphrases and passwords that a person wanted to be kept for a computer far away: in the keyring, and in nothing else. Only what
 * ssh itself asks for is: what a server asks for in its own words may be anything, also what is meant for another. Any thread;
 * never blocks nor fails.
 *
 * @param keeper   the keyring; what it keeps for a computer is found by that one's id
 * @param hostId   of a computer as a prompt names it
 * @param keeping  whether a person is offered to have something kept, by whether there is a keyring
 * @param patience in milliseconds, after which a person is asked whatever the keyring does
 */
record KeptAnswers(Supplier<SecretKeeper> keeper, Function<String, String> hostId, Function<Boolean, Keeping> keeping,
		long patience) {

	private static final Set<Kind> KINDS = EnumSet.of(Kind.PASSPHRASE, Kind.PASSWORD);
	private static final String OF_SSH = "'s password:";

	/**
	 * What the keyring has to say to a question.
	 *
	 * @param answer   empty where a person is to be asked
	 * @param offer    whether an answer could be kept; empty where this question's never is
	 * @param wasWrong whether one was kept that ssh has not taken; it is not kept any more
	 */
	record Found(Optional<Secret> answer, Optional<Keeping> offer, boolean wasWrong) {}

	private static final Found NOTHING = new Found(Optional.empty(), Optional.empty(), false);

	/** A person is asked in the same words, so ssh's own are told apart from a server's by what stands before them. */
	private static boolean isKept(HostPrompt prompt) {
		return KINDS.contains(prompt.kind()) && !prompt.about().isBlank() && (prompt.kind() != Kind.PASSWORD
				|| prompt.text().equals(prompt.about() + OF_SSH) && prompt.about().matches("[^()\\s]+"));
	}

	private static String id(HostPrompt prompt) {
		return (prompt.kind() == Kind.PASSPHRASE ? "passphrase of " : "password of ") + prompt.about();
	}

	/** What is kept to be answered; what was answered from here and is asked again was wrong, and goes. */
	CompletableFuture<Found> find(HostPrompt prompt) {
		if (!isKept(prompt)) {
			return CompletableFuture.completedFuture(NOTHING);
		}
		var host = hostId.apply(prompt.host());
		var keyring = keeper.get();
		return keyring.isThere().thenCompose(is -> {
			var offer = Optional.of(keeping.apply(is));
			if (prompt.again()) {
				return keyring.forget(host, id(prompt)).thenApply(was -> new Found(Optional.empty(), offer, was));
			}
			return keyring.find(host, Set.of(id(prompt)))
					.thenApply(kept -> new Found(Optional.ofNullable(kept.get(id(prompt))), offer, false));
		}).exceptionally(_ -> NOTHING).completeOnTimeout(NOTHING, patience, TimeUnit.MILLISECONDS);
	}

	/** A person wants this answer kept. */
	void keep(HostPrompt prompt, Secret answer) {
		keeper.get().keep(hostId.apply(prompt.host()), Map.of(id(prompt), answer));
	}
}
