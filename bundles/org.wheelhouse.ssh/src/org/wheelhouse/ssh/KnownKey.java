package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The key that is known of a computer which shows another one: ssh tells the new one only, and where the known one stands. */
final class KnownKey {

	private static final Pattern OFFENDING = Pattern.compile("Offending (\\S+) key in (.+):(\\d+)$");

	private KnownKey() {
		// holds no state
	}

	/**
	 * A sentence with its fingerprint, as ssh writes one. Reads known_hosts.
	 *
	 * @param errors what ssh wrote, in lines
	 * @return empty where no key has changed, or it cannot be read
	 */
	static Optional<String> told(List<String> errors) {
		for (var line : errors) {
			var found = OFFENDING.matcher(line.strip());
			if (found.find()) {
				return fingerprint(Path.of(found.group(2)), Integer.parseInt(found.group(3)))
						.map(known -> "The " + found.group(1) + " key that is known of it is " + known + ".");
			}
		}
		return Optional.empty();
	}

	private static Optional<String> fingerprint(Path file, int line) {
		try {
			var words = Files.readString(file, StandardCharsets.ISO_8859_1).lines().skip(line - 1L).findFirst()
					.orElse("").strip().split("\\s+");
			var key = words.length > 0 && words[0].startsWith("@") ? 3 : 2;
			return words.length <= key
					? Optional.empty()
					: Optional.of("SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(
							MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(words[key]))));
		} catch (IOException | IllegalArgumentException _) {
			return Optional.empty();
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
