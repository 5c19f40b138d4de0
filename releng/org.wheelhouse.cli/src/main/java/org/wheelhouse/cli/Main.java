package org.wheelhouse.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import org.wheelhouse.qmp.session.QmpException;

/** The entry point of {@code releng/wheelhouse}, which says what it takes. */
public final class Main {

	private Main() {
	}

	/** Ends Java with an {@link ExitStatus}. */
	public static void main(String[] words) {
		var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
		var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		var status = run(List.of(words), out, err);
		out.flush();
		System.exit(status.number());
	}

	private static ExitStatus run(List<String> words, PrintStream out, PrintStream err) {
		try {
			var arguments = Arguments.parse(words);
			var pretty = Boolean.getBoolean("wheelhouse.pretty");
			if (arguments.isList()) {
				new Listing(Machine.known(System.getenv())).print(out, arguments.json(), pretty);
			} else {
				new Execution(arguments, System.getenv(), out, err, pretty).run(commands(arguments));
			}
			return ExitStatus.DONE;
		} catch (Stopped e) {
			out.flush();
			err.println(e.getMessage());
			return e.status();
		} catch (QmpException e) {
			err.println(e.getMessage());
			return ExitStatus.UNREACHABLE;
		} catch (UncheckedIOException e) {
			err.println("Standard input cannot be read: " + e.getMessage());
			return ExitStatus.UNREADABLE;
		}
	}

	private static Iterator<String> commands(Arguments arguments) {
		if (!arguments.commands().equals(List.of("-"))) {
			return arguments.commands().iterator();
		}
		return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines().iterator();
	}
}
