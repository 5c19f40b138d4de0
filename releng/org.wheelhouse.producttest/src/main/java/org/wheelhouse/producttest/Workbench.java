package org.wheelhouse.producttest;

import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The built product as a process with a window. */
final class Workbench implements AutoCloseable {
	private static final Duration START = Duration.ofSeconds(180);
	/** Java writes at the end of the first session what it has loaded: some seconds, a minute where twenty others compute. */
	private static final Duration END = START;

	/** An entry of severity 4 with its message and the first lines of its stack. */
	private static final Pattern ERROR = Pattern.compile("!ENTRY \\S+ 4 .*(?:\\R(?!!ENTRY).*){0,12}");

	private final Process process;
	private final ProductUnderTest product;
	private final TestHome home;
	private final Path log;
	private final Path workspaceLog;
	private final WidgetInspector eyes;
	private final InputRobot hand = new InputRobot();

	/** Starts it and waits for its window. */
	Workbench(ProductUnderTest product, TestHome home, String... arguments) {
		this.product = product;
		this.home = home;
		Path socket = home.folder().resolve("probe" + System.nanoTime() % 100_000);
		log = home.folder().resolve("workbench.log");
		workspaceLog = home.folder().resolve("s/wheelhouse/workspace/.metadata/.log");
		List<String> command = new ArrayList<>(List.of(product.launcher().toString()));
		command.addAll(Arrays.asList(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment().putAll(home.environment());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("JAVA_TOOL_OPTIONS", "-Dwheelhouse.probe=" + socket);
		try {
			process = builder.start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		eyes = look(socket);
	}

	/** Starts the product once more, as somebody does who forgot that it is open, and waits for that start to end. */
	int startAgain(String... arguments) {
		List<String> command = new ArrayList<>(List.of(product.launcher().toString()));
		command.addAll(Arrays.asList(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment().putAll(home.environment());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		try {
			Process again = builder.start();
			Await.until("the second start has ended", END, () -> !again.isAlive());
			return again.exitValue();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private WidgetInspector look(Path socket) {
		try {
			return new WidgetInspector(socket, START);
		} catch (AssertionError e) {
			String stack = stack();
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
			throw new AssertionError("no window; the product said:\n" + said() + "\nIts threads:\n" + stack, e);
		}
	}

	/** What its threads are doing, those of Java's own left out; a reason where that cannot be told. */
	private String stack() {
		try {
			Process jstack = new ProcessBuilder(System.getProperty("java.home") + "/bin/jstack",
					Long.toString(process.pid())).redirectErrorStream(true).start();
			String stacks = new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return Pattern.compile("\\R\\R").splitAsStream(stacks).filter(thread -> thread.contains("\tat "))
					.collect(Collectors.joining("\n\n"));
		} catch (IOException e) {
			return e.toString();
		}
	}

	WidgetInspector eyes() {
		return eyes;
	}

	InputRobot hand() {
		return hand;
	}

	/** What does the same once more when it was done already. */
	void doubleClick(Rectangle place) {
		hand.doubleClick(place, eyes::clicks);
	}

	/** What the product wrote to its standard output and error. */
	String said() {
		try {
			return Files.readString(log);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The errors in the log of its workspace: what it did not expect itself. */
	List<String> errors() {
		try {
			return Files.exists(workspaceLog)
					? ERROR.matcher(Files.readString(workspaceLog)).results().map(MatchResult::group).toList()
					: List.of();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Asks the window to close, as a person does. The workbench may ask back. */
	void askToClose() {
		hand.keys(KeyEvent.VK_ALT, KeyEvent.VK_F4);
	}

	void awaitEnd() {
		if (!Await.within(END, () -> !process.isAlive())) {
			throw new AssertionError("the workbench has not ended; its threads:\n" + stack());
		}
	}

	/** Kills the process, as nothing and nobody can prevent. */
	void kill() {
		process.descendants().filter(child -> child.info().command().orElse("").endsWith("java"))
				.forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
		awaitEnd();
	}

	/** Ends the process if it runs; machines that it launched run on. */
	@Override
	public void close() {
		eyes.close();
		process.destroy();
		try {
			awaitEnd();
		} finally {
			process.destroyForcibly();
		}
	}
}
