package org.wheelhouse.core.script;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that run another one, with their options: what they do to it is not the machine's business. */
final class CommandPrefixes {

	/** The short options of each that have a value behind them. */
	private static final Map<String, String> VALUED = Map.ofEntries(Map.entry("sudo", "ugpCDhrtT"),
			Map.entry("doas", "uC"), Map.entry("pkexec", ""), Map.entry("nohup", ""), Map.entry("setsid", ""),
			Map.entry("nice", "n"), Map.entry("ionice", "cnp"), Map.entry("numactl", "iNCmpSP"),
			Map.entry("stdbuf", "ioe"), Map.entry("systemd-run", "ptuGEMH"), Map.entry("taskset", ""),
			Map.entry("chrt", "TPD"), Map.entry("env", "uCS"), Map.entry("time", "fo"), Map.entry("exec", "a"),
			Map.entry("command", ""));
	/** Long options that have their value in the next word. */
	private static final Set<String> LONG = Set.of("--user", "--group", "--property", "--unit", "--slice", "--setenv",
			"--uid", "--gid", "--adjustment", "--class", "--classdata", "--cpunodebind", "--membind", "--physcpubind",
			"--interleave", "--preferred", "--description", "--chdir");
	/** Those whose first word that is no option is theirs: a mask or a list of CPUs, a priority. */
	private static final Set<String> OPERAND = Set.of("taskset", "chrt");
	private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*=.*", Pattern.DOTALL);

	private CommandPrefixes() {
	}

	/** Whether that program runs another one. */
	static boolean isOne(String program) {
		return VALUED.containsKey(program);
	}

	/** Behind how many of the words the other program begins; the first one is the program that runs it. */
	static int length(List<String> words) {
		String program = words.getFirst();
		String valued = VALUED.getOrDefault(program, "");
		int at = 1;
		while (at < words.size() && words.get(at).startsWith("-")) {
			String word = words.get(at++);
			if (word.equals("--")) {
				break;
			}
			at += takesNext(word, valued) ? 1 : 0;
		}
		at += OPERAND.contains(program) ? 1 : 0;
		while (at < words.size() && ASSIGNMENT.matcher(words.get(at)).matches()) {
			at++;
		}
		return Math.min(at, words.size());
	}

	private static boolean takesNext(String word, String valued) {
		return word.startsWith("--") ? LONG.contains(word) : valued.indexOf(word.charAt(word.length() - 1)) >= 0;
	}
}
