package org.wheelhouse.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompter;

/**
 * Asks the person at the terminal from which the command was started, whatever its input and output are. Without one nothing is
 * answered, and that is said.
 */
record Terminal(PrintStream err) implements HostPrompter {

	private static final String TERMINAL = "/dev/tty";
	private static final int LONGEST = 4096;

	@Override
	public CompletableFuture<Optional<Secret>> ask(HostPrompt prompt) {
		var answer = new CompletableFuture<Optional<Secret>>();
		// One at a time: ssh waits for each. It ends with Java when nobody answers.
		Thread.ofPlatform().daemon().name("wheelhouse-terminal").start(() -> {
			try (var out = new FileOutputStream(TERMINAL); var in = new FileInputStream(TERMINAL)) {
				asked(prompt, out, in).ifPresent(said -> answer.complete(Optional.of(said)));
				if (prompt.kind() != HostPrompt.Kind.TOUCH) {
					answer.complete(Optional.empty());
				}
			} catch (IOException _) {
				err.println("ssh asks: " + prompt.text().strip()
						+ "\nThere is no terminal to answer it in. Run this in one, or give the key to an agent (ssh-add).");
				answer.complete(Optional.empty());
			}
		});
		return answer;
	}

	private static Optional<Secret> asked(HostPrompt prompt, FileOutputStream out, FileInputStream in)
			throws IOException {
		out.write((prompt.host() + ": " + prompt.text().stripTrailing() + " ").getBytes(StandardCharsets.UTF_8));
		return switch (prompt.kind()) {
			case TOUCH -> {
				out.write('\n');
				yield Optional.empty();
			}
			case HOST_KEY, CONFIRM -> line(in);
			case PASSPHRASE, PASSWORD, PIN, CODE -> {
				echo("-echo");
				try {
					yield line(in);
				} finally {
					echo("echo");
					out.write('\n');
				}
			}
		};
	}

	private static void echo(String how) throws IOException {
		try {
			new ProcessBuilder("stty", how).redirectInput(new File(TERMINAL)).start().waitFor();
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
	}

	/** Nothing at the end of the input, as by Ctrl+D. */
	private static Optional<Secret> line(FileInputStream in) throws IOException {
		var bytes = new byte[LONGEST];
		var length = 0;
		for (var next = in.read(); next != '\n' && length < LONGEST; next = in.read()) {
			if (next < 0) {
				return Optional.empty();
			}
			bytes[length++] = (byte) next;
		}
		var text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
		Arrays.fill(bytes, (byte) 0);
		var characters = new char[text.remaining()];
		text.get(characters);
		Arrays.fill(text.array(), '\0');
		return Optional.of(Secret.of(characters));
	}
}
