package org.wheelhouse.host.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.QemuOption;

/** Words of a definition that belong to no option, such as {@code G} in {@code -m 4 G}. Pure functions. */
public final class StrayWords {

	/** {@code nbd://…}, {@code json:…}: an image that is no file. */
	private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][\\w+-]*:.*");

	private StrayWords() {
		// holds no state
	}

	/** Those that are stray unless they name a file. */
	public static List<String> suspects(List<QemuOption> options) {
		return options.stream().filter(QemuOption::isWord).map(option -> option.value().orElse(""))
				.filter(word -> !ELSEWHERE.matcher(word).matches()).toList();
	}

	/**
	 * The file that one would name; empty when it can be no file's name.
	 *
	 * @param folder where relative paths start from
	 */
	public static Optional<Path> file(String word, Path folder) {
		try {
			return Optional.of(folder.resolve(word));
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}

	/** What is said of one that names no file. */
	public static HostException refusal(String word) {
		return new HostException(
				"The word '" + word + "' in the command line belongs to no option: QEMU takes it for the image of a "
						+ "disk, and there is no such file.",
				"Write it to the option that it belongs to, without a blank between, or leave it out.");
	}
}
