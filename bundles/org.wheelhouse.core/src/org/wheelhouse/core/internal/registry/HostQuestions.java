package org.wheelhouse.core.internal.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompter;

/** Passes questions on to a person, as soon as one is there. Any thread. */
final class HostQuestions implements HostPrompter {

	private record Waiting(HostPrompt prompt, CompletableFuture<Optional<Secret>> answer) {}

	/** Both guarded by this. */
	private final List<Waiting> waiting = new ArrayList<>();
	private @Nullable HostPrompter person;

	/** Who is asked from now on, first what nobody has been asked yet. */
	void answeredBy(HostPrompter answering) {
		List<Waiting> asked;
		synchronized (this) {
			person = answering;
			asked = List.copyOf(waiting);
			waiting.clear();
		}
		asked.stream().filter(question -> !question.answer().isDone()).forEach(question -> ask(answering, question));
	}

	@Override
	public CompletableFuture<Optional<Secret>> ask(HostPrompt prompt) {
		var question = new Waiting(prompt, new CompletableFuture<>());
		HostPrompter answering;
		synchronized (this) {
			answering = person;
			if (answering == null) {
				waiting.add(question);
			}
		}
		if (answering != null) {
			ask(answering, question);
		}
		return question.answer();
	}

	/** What is over before it was answered is over for the person too. */
	private static void ask(HostPrompter answering, Waiting question) {
		var asked = answering.ask(question.prompt());
		asked.whenComplete((answer, problem) -> question.answer()
				.complete(problem == null ? answer : Optional.empty()));
		question.answer().whenComplete((_, _) -> asked.cancel(false));
	}
}
