package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompter;

/**
 * What ssh asks while it connects. Each question is a process that ssh starts ({@code SSH_ASKPASS}), which puts it into a file
 * of a private folder and waits at a pipe. Somebody calls {@link #look()} again and again. Any thread.
 */
final class Askpass implements AutoCloseable {

	private static final String ASK = "ask.";
	private static final int LONGEST = 1 << 16;

	/** A question and, once there is an answer, the pipe that it goes through. */
	private static final class Question {
		private final CompletableFuture<Optional<Secret>> answer;
		private @Nullable FileChannel pipe;

		Question(CompletableFuture<Optional<Secret>> answer) {
			this.answer = answer;
		}
	}

	private final Path folder;
	private final SshTarget target;
	private final HostPrompter prompter;
	private final Runnable givenUp;
	private final Map<Path, Question> questions = new HashMap<>();
	/** What was asked, each with the process that did: on the way by a jump host there are two, which may ask the same. */
	private final Set<String> asked = new HashSet<>();
	private boolean closed;

	/**
	 * @param folder  of this user alone
	 * @param givenUp when a person answers nothing: ssh would take that for an empty password, and ask twice more
	 */
	Askpass(Path folder, SshTarget target, HostPrompter prompter, Runnable givenUp) throws IOException {
		this.folder = folder;
		this.target = target;
		this.prompter = prompter;
		this.givenUp = givenUp;
		try (var script = Askpass.class.getResourceAsStream("askpass.sh")) {
			if (script == null) {
				throw new IOException("askpass.sh is not in this bundle");
			}
			Files.createFile(program(),
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			Files.write(program(), script.readAllBytes());
		}
	}

	private Path program() {
		return folder.resolve("askpass");
	}

	/** What ssh needs to know of it. */
	Map<String, String> environment() {
		return Map.of("SSH_ASKPASS", program().toString(), "SSH_ASKPASS_REQUIRE", "force", "WH_ASK", folder.toString());
	}

	/** Looks for questions that are new, or over. */
	synchronized void look() throws IOException {
		if (closed) {
			return;
		}
		try (var files = Files.newDirectoryStream(folder, ASK + "*")) {
			for (var file : files) {
				if (!questions.containsKey(file)) {
					ask(file);
				}
			}
		}
		for (var question : Map.copyOf(questions).entrySet()) {
			if (!Files.exists(question.getKey())) {
				questions.remove(question.getKey());
				end(question.getValue());
			} else {
				answer(question.getKey(), question.getValue());
			}
		}
	}

	private void ask(Path file) throws IOException {
		var lines = Files.readString(file, StandardCharsets.UTF_8);
		var head = lines.substring(0, Math.max(0, lines.indexOf('\n')));
		var text = lines.substring(head.length() + 1, Math.min(lines.length(), LONGEST));
		var again = !asked.add(head + "\n" + text);
		var prompt = SshPrompts.of(target, head.substring(0, Math.max(0, head.indexOf(' '))), text, again);
		questions.put(file, new Question(prompter.ask(prompt)));
	}

	/** By a pipe that is open both ways, so that nothing waits; it stays open until its reader has read. */
	private void answer(Path file, Question question) throws IOException {
		if (question.pipe != null || !question.answer.isDone()) {
			return;
		}
		var given = question.answer.isCompletedExceptionally() ? Optional.<Secret>empty() : question.answer.join();
		if (given.isEmpty() && !closed) {
			givenUp.run();
		}
		var bytes = given.map(Secret::bytes).orElseGet(() -> new byte[0]);
		var line = ByteBuffer.allocate(bytes.length + 2).put((byte) (given.isPresent() ? '+' : '-')).put(bytes)
				.put((byte) '\n').flip();
		var pipe = FileChannel.open(
				folder.resolve("reply." + file.getFileName().toString().substring(ASK.length())),
				StandardOpenOption.READ, StandardOpenOption.WRITE);
		question.pipe = pipe;
		pipe.write(line);
		Arrays.fill(line.array(), (byte) 0);
		Arrays.fill(bytes, (byte) 0);
	}

	private static void end(Question question) throws IOException {
		question.answer.cancel(false);
		var pipe = question.pipe;
		if (pipe != null) {
			pipe.close();
		}
	}

	/** Ends what waits for answers. What was written to a pipe can still be read by who has opened it. */
	@Override
	public synchronized void close() throws IOException {
		if (closed) {
			return;
		}
		closed = true;
		for (var question : questions.entrySet()) {
			question.getValue().answer.complete(Optional.empty());
			if (Files.exists(question.getKey())) {
				answer(question.getKey(), question.getValue());
			}
			end(question.getValue());
		}
		questions.clear();
	}
}
