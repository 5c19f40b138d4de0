package org.wheelhouse.core.capability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;

/**
 * Finds out of words whether they are options and whether a value follows them. QEMU looks at all words of its command line
 * before it does anything, and ends at the first that is no option; each chain of words has one at its end, so nothing is
 * ever done. What is guessed right costs nothing, what is guessed wrong one more start. Blocks.
 */
record OptionProof(Host host, Path program) {

	private static final Duration DEADLINE = Duration.ofSeconds(10);
	private static final String STOP = "-no-such-option-";
	private static final Pattern REFUSED = Pattern.compile("(?:^|\\s)(-\\S+): (?:invalid option|requires an argument)");
	/** That a value follows it is found out first. */
	private static final String SURE = "m";

	/**
	 * Finds out.
	 *
	 * @param guessed names without dashes, with whether a value is thought to follow
	 * @return those that are options, with whether a value follows
	 */
	Map<String, Boolean> of(Map<String, Boolean> guessed) throws HostException, InterruptedException {
		var proved = new TreeMap<String, Boolean>();
		var valued = new LinkedHashSet<String>(List.of(SURE));
		guessed.forEach((name, takes) -> {
			if (takes) {
				valued.add(name);
			}
		});
		prove(valued, true, proved);
		prove(guessed.keySet().stream().filter(name -> !valued.contains(name)).toList(), false, proved);
		return proved;
	}

	private void prove(Collection<String> names, boolean takes, Map<String, Boolean> proved)
			throws HostException, InterruptedException {
		var left = List.copyOf(names);
		while (!left.isEmpty()) {
			var refused = refused(left, takes);
			var last = left.size();
			if (refused.startsWith(STOP)) {
				last = Integer.parseInt(refused.substring(STOP.length()));
				if (last < left.size()) {
					proved.put(left.get(last), !takes);
				}
			} else {
				last = left.indexOf(refused.replaceFirst("^-", ""));
				if (last < 0) { // it says something else than expected: believe what was guessed
					left.forEach(name -> proved.put(name, takes));
					return;
				}
			}
			left.subList(0, last).forEach(name -> proved.put(name, takes));
			left = left.subList(Math.min(left.size(), last + 1), left.size());
		}
	}

	/**
	 * The first word that QEMU refuses. After an option with a value comes the stop with its number, which it swallows; after one
	 * without comes one that swallows that stop.
	 */
	private String refused(List<String> names, boolean takes) throws HostException, InterruptedException {
		var words = new ArrayList<>(List.of(program.toString()));
		for (var index = 0; index < names.size(); index++) {
			words.add("-" + names.get(index));
			if (!takes) {
				words.add("-" + SURE);
			}
			words.add(STOP + index);
		}
		words.add(STOP + names.size());
		try {
			var refused = REFUSED.matcher(host.run(ProgramRequest.of(words, DEADLINE)).get().errors());
			return refused.find() ? refused.group(1) : "";
		} catch (ExecutionException e) {
			throw e.getCause() instanceof HostException known
					? known
					: new HostException(String.valueOf(e.getCause()), List.of());
		}
	}
}
