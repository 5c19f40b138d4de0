package org.wheelhouse.emulator;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.QemuOption;

/** Words of a definition that belong to no option, such as {@code G} in {@code -m 4 G}. */
final class StrayWords {

	/** {@code nbd://…}, {@code json:…}: an image that is no file. */
	private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][\\w+-]*:.*");

	private StrayWords() {
	}

	/**
	 * Checks that each is the image that QEMU takes it for.
	 *
	 * @param folder where relative paths start from
	 */
	static void check(List<QemuOption> options, Path folder) throws HostException {
		for (QemuOption option : options) {
			String word = option.value().orElse("");
			if (option.isWord() && !ELSEWHERE.matcher(word).matches() && !exists(folder, word)) {
				throw new HostException(
						"The word '" + word
								+ "' in the command line belongs to no option: QEMU takes it for the image of a "
								+ "disk, and there is no such file.",
						"Write it to the option that it belongs to, without a blank between, or leave it out.");
			}
		}
	}

	private static boolean exists(Path folder, String word) {
		try {
			return Files.exists(folder.resolve(word));
		} catch (InvalidPathException _) {
			return false;
		}
	}
}
