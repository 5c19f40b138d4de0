package org.wheelhouse.core.deviceform;

import java.util.regex.Pattern;

import org.wheelhouse.core.capability.PlugAnswers;
import org.wheelhouse.core.devicetype.Verdict;

/**
 * What a running machine said when it was asked whether it would take a device in one place. Immutable.
 *
 * @param words   QEMU's; empty when it would
 * @param refuses whether these are known to say that it would not; words that nobody has written down yet refuse nothing: the device
 *                may be tried
 */
public record ProbeAnswer(String words, boolean refuses) {

	/** It would be taken. */
	public static final ProbeAnswer TAKEN = new ProbeAnswer("", false);

	/** Of the bus that was named, and of this moment; what is said of the type is {@link Verdict}'s. QEMU 5.2 to 11. */
	private static final Pattern PLACE = Pattern.compile("^Bus '.*' (not found|is full)|^Device '.*' can't go on"
			+ "|^device_add not allowed while migrating|^PCI: no slot/function available");

	/** What words mean. */
	static ProbeAnswer of(String words) {
		return PlugAnswers.isTaken(words)
				? TAKEN
				: new ProbeAnswer(words,
						PLACE.matcher(words).find() || !(Verdict.of("", words, "") instanceof Verdict.NotKnown));
	}

	/** Whether nobody can say what comes of it. */
	public boolean isNotKnown() {
		return !words.isEmpty() && !refuses;
	}
}
