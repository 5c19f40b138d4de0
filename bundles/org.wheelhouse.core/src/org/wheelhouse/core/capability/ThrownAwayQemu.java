package org.wheelhouse.core.capability;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A QEMU whose machine never runs, if it has one, that is started for some questions, asked over its standard input, and ends after them. What
 * follows a question that ended it, or that it did not answer, is asked of another one. Blocks.
 *
 * @param answers gets what it said
 * @param silence how long it may leave a question unanswered that is not known to be dangerous: the computer may be busy
 */
record ThrownAwayQemu(Host host, Path program, Answers answers, Duration silence) {

	/** How long a QEMU may be silent to a question that is asked alone, because something went wrong or is known to. */
	private static final Duration SHORT_SILENCE = Duration.ofSeconds(3);
	private static final Duration DEADLINE = Duration.ofSeconds(600);
	/** They fit into a pipe: a QEMU whose workbench is killed meanwhile has read them all and ends. */
	private static final int PORTION = 400;
	private static final String UNKNOWN_COMMAND = "CommandNotFound";
	private static final ObjectMapper MAPPER = new ObjectMapper();

	/**
	 * Asks.
	 *
	 * @param machine which machine, and by which accelerator
	 * @return whether QEMU could be started so
	 */
	boolean ask(List<String> machine, List<Question> questions) throws HostException, InterruptedException {
		var left = List.copyOf(questions);
		while (!left.isEmpty()) {
			var portion = left.subList(0, Math.min(PORTION, left.size()));
			var talk = talk(machine, portion, silence);
			if (!talk.started()) {
				answers.untold().put(String.join(" ", machine), talk.end());
				return false;
			}
			left = left.subList(talk.answered(), left.size());
			if (talk.answered() < portion.size()) {
				// It may be innocent: some answer first and end then.
				askAlone(machine, left.getFirst());
				left = left.subList(1, left.size());
			}
		}
		return true;
	}

	/** Asks what may end or hang it. */
	void askAlone(List<String> machine, Question question) throws HostException, InterruptedException {
		var talk = talk(machine, List.of(question), SHORT_SILENCE);
		if (talk.answered() == 0) {
			answers.untold().put(question.key(), talk.end());
		}
	}

	/** Takes down what it writes for some words, however it ends. */
	void help(String... words) throws HostException, InterruptedException {
		var command = new ArrayList<>(List.of(program.toString()));
		command.addAll(List.of(words));
		var key = String.join(" ", words);
		var result = run(ProgramRequest.of(command, SHORT_SILENCE.multipliedBy(3)), new Talk(List.of(), answers),
				SHORT_SILENCE.multipliedBy(3));
		if (result.isPresent()) {
			answers.said().put(key, new TextNode(result.get().output() + result.get().errors()));
		} else {
			answers.untold().put(key, "not answered");
		}
	}

	private Talk talk(List<String> machine, List<Question> questions, Duration patience)
			throws HostException, InterruptedException {
		var words = new ArrayList<>(List.of(program.toString()));
		words.addAll(machine);
		words.addAll(List.of("-nodefaults", "-no-user-config", "-S", "-display", "none", "-qmp", "stdio"));
		var input = new ByteArrayOutputStream();
		input.writeBytes(Question.all("qmp_capabilities").line(questions.size()));
		for (var index = 0; index < questions.size(); index++) {
			input.writeBytes(questions.get(index).line(index));
		}
		input.writeBytes(Question.all("quit").line(questions.size()));
		var talk = new Talk(questions, answers);
		var request = ProgramRequest.of(words, DEADLINE).withInput(input.toByteArray());
		talk.ended(run(request, talk, patience), patience);
		return talk;
	}

	/** Empty when it was silent for too long, and is ended. */
	private Optional<ProgramResult> run(ProgramRequest request, Talk talk, Duration patience)
			throws HostException, InterruptedException {
		var running = host.run(request, talk::hear);
		try {
			while (true) {
				try {
					return Optional.of(running.get(Math.max(1, talk.left(patience)), TimeUnit.MILLISECONDS));
				} catch (TimeoutException e) {
					if (talk.left(patience) <= 0) {
						return Optional.empty();
					}
				}
			}
		} catch (ExecutionException e) {
			throw e.getCause() instanceof HostException known
					? known
					: new HostException(String.valueOf(e.getCause()), List.of());
		} finally {
			running.cancel(true);
		}
	}

	/** What comes of the questions. */
	private static final class Talk {

		private final List<Question> questions;
		private final Answers answers;
		private boolean started;
		private int answered;
		private long heard = System.nanoTime();
		private String end = "";

		Talk(List<Question> questions, Answers answers) {
			this.questions = questions;
			this.answers = answers;
		}

		/** On a thread of the host. */
		synchronized void hear(String line) {
			heard = System.nanoTime();
			if (questions.isEmpty()) {
				return; // a help text
			}
			try {
				take(MAPPER.readTree(line));
			} catch (JsonProcessingException e) {
				// a warning that went the wrong way
			}
		}

		private void take(JsonNode message) {
			started |= message.has("QMP");
			if (answered < questions.size() && message.path("id").asInt(-1) == answered) {
				var question = questions.get(answered++);
				var refusal = message.path("error");
				if (message.has("return")) {
					answers.said().put(question.key(), message.path("return"));
				} else if (!refusal.path("class").asText().equals(UNKNOWN_COMMAND)) {
					answers.untold().put(question.key(), refusal.path("desc").asText());
				}
			}
		}

		synchronized long left(Duration patience) {
			return patience.toMillis() - (System.nanoTime() - heard) / 1_000_000;
		}

		synchronized void ended(Optional<ProgramResult> result, Duration patience) {
			end = result
					.map(told -> "QEMU ended with status " + told.status()
							+ told.complaints().reversed().stream().filter(line -> line.contains(": ")).findFirst()
									.map(line -> ": " + line).orElse(""))
					.orElse("QEMU did not answer within " + patience.toSeconds() + " s");
		}

		synchronized boolean started() {
			return started;
		}

		synchronized int answered() {
			return answered;
		}

		synchronized String end() {
			return end;
		}
	}
}
