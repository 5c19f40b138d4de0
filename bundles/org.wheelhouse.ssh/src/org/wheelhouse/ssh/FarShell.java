package org.wheelhouse.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A POSIX shell on the far side that evaluates what it is sent, piece after piece, each in a subshell of its own: what goes
 * wrong in one leaves the next alone. Pieces may be sent ahead. Needs nothing on the far side but {@code sh}.
 * <p>
 * Two threads carry it: one runs {@link #read}, one {@link #write}; futures complete on the former.
 */
final class FarShell {

	/** More than any answer that is asked for. */
	private static final int LIMIT = 40 << 20;
	private static final int PORTION = 1 << 16;
	private static final byte[] END = new byte[0];

	/**
	 * What came of a piece.
	 *
	 * @param status its exit status
	 * @param bytes  what it wrote to both outputs
	 */
	record Answer(int status, byte[] bytes) {

		boolean succeeded() {
			return status == 0;
		}

		String text() {
			return new String(bytes, StandardCharsets.UTF_8);
		}

		/** The last line that says something. */
		String lastLine() {
			return text().lines().filter(line -> !line.isBlank()).reduce((_, last) -> last).map(String::strip)
					.orElse("");
		}
	}

	private final String mark = "wh" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
	private final boolean bulk;
	private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
	/** Those whose answers are to come, in their order; guarded by itself, so is {@link #ended}. */
	private final Queue<CompletableFuture<Answer>> asked = new ArrayDeque<>();
	private final BlockingQueue<byte[]> sending = new LinkedBlockingQueue<>();
	private @Nullable IOException ended;
	private volatile byte[] noise = new byte[0];
	private byte[] buffer = new byte[PORTION];
	private int filled;
	private int searched;

	/** @param bulk whether pieces may take bytes: what they leave running would hold the way by which these come */
	FarShell(boolean bulk) {
		this.bulk = bulk;
	}

	/**
	 * What starts it. One line without line breaks and exclamation marks, so that also csh and fish take it as it is meant; it
	 * reads by {@code read}, as some shells read what they run in blocks.
	 */
	String command() {
		return "exec /bin/sh -c 'n=$(printf \"\\nx\"); n=${n%%x}; c=; printf \"\\n" + mark + " ready\\n\"; "
				+ "while IFS= read -r l; do if [ \"$l\" = . ]; then ( eval \"$c\" ) " + (bulk ? "3<&0 " : "")
				+ "</dev/null 2>&1; printf \"\\n"
				+ mark
				+ " %s\\n\" $?; c=; else c=\"$c$l$n\"; fi; done'";
	}

	/** Completes when it listens. */
	CompletableFuture<Boolean> ready() {
		return ready;
	}

	/** What came before it listened: the login shell's start files, or a program in its place. */
	String noise() {
		return new String(noise, StandardCharsets.UTF_8);
	}

	/** Evaluates this; no line of it is a single full stop. Any thread; does not block. Fails with an IOException at the end. */
	CompletableFuture<Answer> ask(String script) {
		return ask(script, new byte[0]);
	}

	/** The same with bytes behind it, which it takes from descriptor 3, all of them, or ends the shell. */
	CompletableFuture<Answer> ask(String script, byte[] input) {
		var answer = new CompletableFuture<Answer>();
		synchronized (asked) {
			var reason = ended;
			if (reason != null) {
				answer.completeExceptionally(reason);
				return answer;
			}
			asked.add(answer);
			sending.add((script + "\n.\n").getBytes(StandardCharsets.UTF_8));
			if (input.length > 0) {
				sending.add(input);
			}
		}
		return answer;
	}

	/** Sends what is asked, until the end. Blocks its thread. Nothing goes before it listens: a start file would read it. */
	void write(OutputStream out) {
		try (out) {
			for (var next = sending.take(); next != END; next = sending.take()) {
				out.write(next);
				out.flush();
			}
		} catch (IOException _) {
			// The reader finds the end too, and says so.
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	/** Has {@link #write} end, and with it the far side. */
	void close() {
		sending.add(END);
	}

	/** Reads until the far side ends. Blocks its thread. */
	void read(InputStream in) {
		var reason = new IOException("the far shell has ended");
		try {
			for (var count = fill(in); count >= 0; count = fill(in)) {
				take();
			}
		} catch (IOException e) {
			reason = e;
		}
		if (!ready.isDone()) {
			noise = Arrays.copyOf(buffer, filled);
		}
		end(reason);
	}

	private void end(IOException reason) {
		ready.completeExceptionally(reason);
		Queue<CompletableFuture<Answer>> left;
		synchronized (asked) {
			ended = reason;
			left = new ArrayDeque<>(asked);
			asked.clear();
		}
		left.forEach(answer -> answer.completeExceptionally(reason));
		close();
	}

	private int fill(InputStream in) throws IOException {
		if (filled > LIMIT) {
			throw new IOException("the far side writes without an end");
		}
		if (buffer.length - filled < PORTION) {
			buffer = Arrays.copyOf(buffer, 2 * buffer.length);
		}
		var count = in.read(buffer, filled, buffer.length - filled);
		filled += Math.max(0, count);
		return count;
	}

	private void take() {
		if (!ready.isDone()) {
			var start = find("\n" + mark + " ready\n");
			if (start.isEmpty()) {
				return;
			}
			noise = Arrays.copyOf(buffer, start.get());
			drop(start.get() + mark.length() + " ready\n".length() + 1);
			ready.complete(true);
		}
		for (var end = find("\n" + mark + " "); end.isPresent(); end = find("\n" + mark + " ")) {
			var at = end.get() + mark.length() + 2;
			var line = at;
			while (line < filled && buffer[line] != '\n') {
				line++;
			}
			if (line == filled) {
				searched = end.get(); // the status is still to come
				return;
			}
			var answer = new Answer(Integer.parseInt(new String(buffer, at, line - at, StandardCharsets.US_ASCII)),
					Arrays.copyOf(buffer, end.get()));
			drop(line + 1);
			deliver(answer);
		}
	}

	private void deliver(Answer answer) {
		CompletableFuture<Answer> first;
		synchronized (asked) {
			first = asked.poll();
		}
		if (first != null) {
			first.complete(answer);
		}
	}

	/** Where this begins; looks on from where it looked last. */
	private Optional<Integer> find(String text) {
		var wanted = text.getBytes(StandardCharsets.US_ASCII);
		for (var at = searched; at + wanted.length <= filled; at++) {
			if (Arrays.equals(buffer, at, at + wanted.length, wanted, 0, wanted.length)) {
				searched = at;
				return Optional.of(at);
			}
		}
		searched = Math.max(searched, filled - wanted.length + 1);
		return Optional.empty();
	}

	private void drop(int count) {
		System.arraycopy(buffer, count, buffer, 0, filled - count);
		filled -= count;
		searched = 0;
		if (filled == 0 && buffer.length > 1 << 20) {
			buffer = new byte[PORTION];
		}
	}
}
