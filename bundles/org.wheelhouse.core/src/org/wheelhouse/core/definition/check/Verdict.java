package org.wheelhouse.core.definition.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wheelhouse.host.ProgramResult;

/**
 * What a QEMU said that was started for a moment.
 *
 * @param error    its reason to end, without its own name; empty when it had none
 * @param warnings what else it said
 */
record Verdict(Optional<String> error, List<String> warnings) {

	private static final Pattern PROGRAM = Pattern.compile("^[^\\s:]*qemu[^\\s:]*: (.*)", Pattern.DOTALL);
	/** Of the computer and of emulation, not of the definition. */
	private static final Pattern OF_TWIN = Pattern
			.compile(".*(TCG doesn't support requested feature|host doesn't support requested feature).*",
					Pattern.DOTALL);

	private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
	private static final Pattern OPTION = Pattern.compile(
			"(?:Unknown )?--?([^\\s:]+)(: (invalid option|requires an argument)| only allowed with| device\\.).*",
			Pattern.DOTALL);

	/** An option by which QEMU names what is wrong, though the option's words are not in front of it. */
	private record Named(Pattern words, String option) {

		private static Named of(String words, String option) {
			return new Named(Pattern.compile(words, Pattern.DOTALL), option);
		}
	}

	private static final List<Named> NAMED = List.of(Named.of("unsupported machine type.*", "machine"),
			Named.of("unable to find CPU model.*|.*CPU model '.*' requires.*", "cpu"),
			Named.of("(can't apply global )?.*-cpu\\..*|Property '.*-cpu\\.[^']*' not found.*|.*CPU feature.*", "cpu"),
			Named.of("Property '.*-machine\\.[^']*' not found.*|.*-machine\\..*", "machine"),
			Named.of("Invalid CPU topology.*|Invalid SMP CPUs.*|.*CPUs supported by machine.*|.*maxcpus.*|.*smp.*",
					"smp"),
			Named.of(".*no max-size.*|.*maxmem.*|cannot set up guest memory.*|.*RAM size.*|.*memory size.*|.*slots.*",
					"m"),
			Named.of("Invalid boot device.*|Parameter 'boot\\..*|.*boot-?order.*|.*reboot-timeout.*|.*splash.*",
					"boot"),
			Named.of("unknown vga type.*|.*VGA.*not available.*", "vga"),
			Named.of("invalid datetime format.*|.*rtc.*", "rtc"),
			Named.of("could not open kernel file.*|.*kernel.*", "kernel"),
			Named.of("could not load PC BIOS.*|.*bios.*", "bios"),
			Named.of("(system firmware block device|.*)pflash\\d.*|combined size of system firmware.*", "pflash"),
			Named.of("Could not set up host forwarding rule.*|Failed to parse netmask.*", "netdev"),
			Named.of("attempt to add duplicate property.*", "audiodev"));

	/** Reads what it wrote to standard error, and how it ended. */
	static Verdict of(ProgramResult result) {
		var messages = messages(result.errors());
		var warnings = messages.stream().filter(Verdict::isWarning).filter(text -> !OF_TWIN.matcher(text).matches())
				.map(text -> text.replaceFirst("warning: ", "")).toList();
		var errors = messages.stream().filter(text -> !isWarning(text) && !text.contains("info: ")
				&& !text.startsWith("terminating on signal")).toList();
		if (result.status() == 0) {
			return new Verdict(Optional.empty(), warnings);
		}
		var error = errors.stream().findFirst().orElse(result.status() > 128
				? "ended by signal " + (result.status() - 128)
				: "ended with status " + result.status() + " and said nothing");
		return new Verdict(Optional.of(error), warnings);
	}

	private static boolean isWarning(String text) {
		return text.startsWith("warning: ") || text.contains(": warning: ");
	}

	/** A message goes on over the lines that do not begin with the program's name. */
	private static List<String> messages(String errors) {
		var messages = new ArrayList<String>();
		for (var line : errors.lines().map(String::stripTrailing).toList()) {
			var own = PROGRAM.matcher(line);
			if (own.matches()) {
				messages.add(own.group(1).replaceFirst("^error: ", ""));
			} else if (!messages.isEmpty()) {
				messages.set(messages.size() - 1, messages.getLast() + "\n" + line);
			} else if (!line.isBlank()) {
				messages.add(line);
			}
		}
		return messages;
	}

	/**
	 * The part of the twin that words are about: its text stands in front, of two equal ones the later is meant; else by
	 * what QEMU says.
	 */
	static Optional<Twin.Part> about(String words, Twin twin) {
		var inFront = twin.options().stream().filter(part -> isInFront(part, words))
				.reduce((one, other) -> one.words().length() > other.words().length() ? one : other);
		return inFront.or(() -> byName(words, twin))
				.or(() -> NAMED.stream().filter(named -> named.words().matcher(words).matches())
						.flatMap(named -> last(twin, named.option(), words).stream()).findFirst())
				.or(() -> byQuotes(words, twin));
	}

	/** The only option that has a key, or a value, which QEMU quotes. */
	private static Optional<Twin.Part> byQuotes(String words, Twin twin) {
		var quoted = QUOTED.matcher(words).results().map(result -> result.group(1)).collect(Collectors.toSet());
		var parts = twin.options().stream().filter(part -> part.said().keys().stream()
				.anyMatch(key -> quoted.contains(key.name()) || quoted.contains(key.value()))).toList();
		return parts.size() == 1 ? Optional.of(parts.getFirst()) : Optional.empty();
	}

	/** An option that QEMU does not know, or knows with another number of words: only its name stands in front. */
	private static Optional<Twin.Part> byName(String words, Twin twin) {
		var name = OPTION.matcher(words);
		return name.matches() ? last(twin, name.group(1), words) : Optional.empty();
	}

	private static boolean isInFront(Twin.Part part, String words) {
		return words.startsWith(part.words() + ": ") || words.startsWith("warning: " + part.words() + ": ");
	}

	/** The last one that has a key which is spoken of, or the last one: repetitions are put together. */
	private static Optional<Twin.Part> last(Twin twin, String option, String words) {
		return twin.options().stream().filter(
				part -> option.equals("pflash") ? part.words().contains("pflash") : part.option().name().equals(option))
				.max(Comparator.<Twin.Part>comparingInt(part -> names(part, words) ? 1 : 0)
						.thenComparingInt(Twin.Part::from));
	}

	private static boolean names(Twin.Part part, String words) {
		return part.said().keys().stream().anyMatch(key -> !key.isWord() && words.contains(key.name()));
	}

	/** QEMU's words without the option in front. */
	static String without(Twin.Part part, String words) {
		return isInFront(part, words)
				? words.substring(words.indexOf(part.words()) + part.words().length() + 2)
				: words.replaceFirst("^-\\S+: ", "");
	}
}
