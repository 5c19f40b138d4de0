package org.wheelhouse.bench;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program with a window, as it is started again and again.
 *
 * @param name        for messages and for the file that takes what it says
 * @param environment added to ours
 */
record Program(String name, List<String> command, Map<String, String> environment, Path log) {

	private static final Duration START = Duration.ofSeconds(120);
	private static final Duration END = Duration.ofSeconds(30);

	/** The same with more in its environment. */
	Program with(Map<String, String> more) {
		Map<String, String> all = new HashMap<>(environment);
		all.putAll(more);
		return new Program(name, command, all, log);
	}

	/** Starts it. Whoever does ends it with {@link #end}. */
	Process start() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment().putAll(environment);
		Process process = builder.start();
		// A JVM that is told to end does not run the finally blocks.
		Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
		return process;
	}

	/** Starts it, waits until its window has come to rest, and leaves it running. */
	Started startAndWatch(Screen screen) throws IOException {
		int[] empty = screen.look();
		long started = System.nanoTime();
		Process process = start();
		try {
			return new Started(process, Appearance.watch(screen, empty, started, process));
		} catch (IOException e) {
			end(process);
			throw new IOException(name + ": " + e.getMessage() + "; what it said is in " + log, e);
		}
	}

	/** Starts it, and leaves it running as soon as there is something of its window. */
	Process startAndAwaitWindow(Screen screen) throws IOException {
		int[] empty = screen.look();
		Process process = start();
		Await.until("a window of " + name, START, () -> Appearance.isWindow(screen.look(), empty));
		return process;
	}

	/** A program whose window is there. */
	record Started(Process process, Appearance appearance) {}

	/**
	 * A start.
	 *
	 * @param cpuSeconds      used by the process until its window had been at rest for a while
	 * @param childrenSeconds used by processes that it had started and that had ended by then
	 */
	record Start(Appearance appearance, double cpuSeconds, double childrenSeconds) {}

	/** Starts it, closes its window when that has come to rest, and tells how that came to be. */
	Start measureStart(Screen screen) throws IOException {
		int[] empty = screen.look();
		Started started = startAndWatch(screen);
		Usage usage = new Usage(started.process.pid());
		double cpuSeconds = usage.cpuSeconds();
		double childrenSeconds = usage.childrenSeconds();
		close(started.process);
		Await.until("the screen is empty again after " + name, END,
				() -> Screen.difference(screen.look(), empty) == 0);
		return new Start(started.appearance, cpuSeconds, childrenSeconds);
	}

	/**
	 * Closes its window by the keyboard, as a person does, and waits for its end: what a program keeps for its next start it
	 * keeps then, and not when a signal ends it.
	 */
	static void close(Process process) throws IOException {
		try {
			Robot robot = new Robot();
			robot.keyPress(KeyEvent.VK_ALT);
			robot.keyPress(KeyEvent.VK_F4);
			robot.keyRelease(KeyEvent.VK_F4);
			robot.keyRelease(KeyEvent.VK_ALT);
		} catch (AWTException e) {
			throw new IOException(e);
		}
		Await.until("it has ended after its window was closed", START, () -> !process.isAlive());
	}

	/** Asks it to end by a signal, and insists. */
	static void end(Process process) {
		process.destroy();
		try {
			if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
