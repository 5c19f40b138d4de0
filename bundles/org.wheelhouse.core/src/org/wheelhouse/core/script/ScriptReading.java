package org.wheelhouse.core.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a script says, as far as its text alone tells. Immutable.
 *
 * @param commands each QEMU that it would start, in order
 * @param leftOut  what else it does, in order: a definition does none of it
 */
public record ScriptReading(List<Command> commands, List<LeftOut> leftOut) {

	public ScriptReading {
		commands = List.copyOf(commands);
		leftOut = List.copyOf(leftOut);
	}

	/**
	 * One QEMU.
	 *
	 * @param program     as the script calls it
	 * @param arguments   that it gets; where something is missing, what stands there in the script
	 * @param environment that the script gives it alone
	 * @param folder      in which it runs
	 * @param missing     what has to be known before it can be started
	 * @param line        of the script, from 1
	 */
	public record Command(String program, List<String> arguments, Map<String, String> environment, Path folder,
			List<Missing> missing, int line) {

		public Command {
			arguments = List.copyOf(arguments);
			environment = Map.copyOf(environment);
			missing = List.copyOf(missing);
		}
	}

	/**
	 * Something that the text does not tell.
	 *
	 * @param what   what stands in its place, for example {@code $DISK}; an answer is found by it
	 * @param reason in one sentence
	 * @param line   of the script, from 1
	 */
	public record Missing(String what, String reason, int line) {}

	/**
	 * Something that the script does, and a definition does not.
	 *
	 * @param text   as it was written, in one line
	 * @param reason why it was left out, in one sentence
	 * @param line   of the script, from 1
	 */
	public record LeftOut(String text, String reason, int line) {}

	/**
	 * Reads a script. Runs nothing and looks at no file.
	 *
	 * @param text     of the script
	 * @param folder   in which it would be run
	 * @param answers  to what was missing, by what stands there
	 * @param argument what it would be given behind its name
	 * @throws ScriptProblem when a shell would not understand it, or this reader does not
	 */
	public static ScriptReading read(String text, Path folder, Map<String, String> answers, List<String> argument)
			throws ScriptProblem {
		var run = new ScriptRun(new ScriptVariables(folder, answers, argument));
		run.all(ScriptParser.parse(text));
		return run.reading();
	}
}
