package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wheelhouse.core.failure.Fault;

/**
 * The rows of one class of tests in {@code docs/faults.md}: each has to be there exactly as the product just said it, and
 * none without a test. With {@code -Dwheelhouse.faults=write} the file is written instead.
 */
final class Matrix implements AfterEachCallback, AfterAllCallback {

	private static final boolean WRITING = "write".equals(System.getProperty("wheelhouse.faults"));

	private final String section;
	private final FaultsFile file = FaultsFile.ofRoot();
	private final Map<String, String> told = new TreeMap<>();
	private int succeeded;

	/** @param section its heading in the file */
	Matrix(String section) {
		this.section = section;
	}

	/**
	 * Takes down a row.
	 *
	 * @param name   what happened, as a heading
	 * @param how    how the test makes it happen
	 * @param places what differs from run to run, and what stands for it
	 * @param fault  what a person is told
	 */
	void row(String name, String how, Places places, Fault fault) {
		assertFalse(fault.what().isBlank(), "says what happened");
		assertFalse(fault.advice().isBlank(), "says what to do: " + fault);
		String text = FaultsFile.format(how, places.plain(fault));
		told.put(name, text);
		if (!WRITING && file.isOfThisQemu()) {
			assertEquals(file.rows(section).get(name), text, name + " in docs/faults.md (-Dwheelhouse.faults=write)");
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		succeeded += context.getExecutionException().isEmpty() ? 1 : 0;
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		boolean all = succeeded == Arrays.stream(context.getRequiredTestClass().getDeclaredMethods())
				.filter(method -> method.isAnnotationPresent(Test.class)).count();
		if (WRITING) {
			file.write(section, told, all);
		} else if (all && file.isOfThisQemu()) {
			assertEquals(told.keySet(), file.rows(section).keySet(), "the rows under " + section);
		}
	}

	/** The root of the sources. */
	static Path root() {
		String given = System.getProperty("wheelhouse.root");
		if (given == null) {
			throw new UncheckedIOException(new IOException("-Dwheelhouse.root is missing: run this by releng/test"));
		}
		return Path.of(given);
	}

	static String read(Path path) {
		try {
			return Files.exists(path) ? Files.readString(path) : "";
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
