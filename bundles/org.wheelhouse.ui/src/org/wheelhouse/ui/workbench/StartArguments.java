package org.wheelhouse.ui.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

/**
 * What the command line asks for after the platform's own arguments: {@code --attach ADDRESS} (any number of times),
 * {@code --define FILE}, {@code --launch} (the machine of that file), {@code --open NAME}, {@code --page ID}. Immutable.
 *
 * @param attach addresses to be attached to
 * @param define a definition to be imported unless it is known
 * @param launch whether the machine of the definition is started unless it runs
 * @param open   the name of a machine whose editor is opened
 * @param page   the page at which editors are opened, for example {@code display}
 */
public record StartArguments(List<String> attach, Optional<Path> define, boolean launch, Optional<String> open,
		Optional<String> page) {

	private static final String UNIX = "unix:";

	public StartArguments {
		attach = List.copyOf(attach);
	}

	/**
	 * Reads them; arguments of others are left alone.
	 *
	 * @throws IllegalArgumentException with a sentence that says what is missing
	 */
	public static StartArguments parse(String... arguments) {
		var attach = new ArrayList<String>();
		var define = Optional.<Path>empty();
		var open = Optional.<String>empty();
		var page = Optional.<String>empty();
		var launch = false;
		for (var i = 0; i < arguments.length; i++) {
			switch (arguments[i]) {
				case "--attach" -> attach.add(absolute(value(arguments, i++)));
				case "--define" -> define = Optional.of(Path.of(value(arguments, i++)).toAbsolutePath().normalize());
				case "--open" -> open = Optional.of(value(arguments, i++));
				case "--page" -> page = Optional.of(value(arguments, i++));
				case "--launch" -> launch = true;
				default -> {
					// the platform's, or another bundle's
				}
			}
		}
		if (launch && define.isEmpty()) {
			throw new IllegalArgumentException(Messages.Arguments_LaunchWhat);
		}
		return new StartArguments(attach, define, launch, open, page);
	}

	/** The path of a socket starts from the folder in which this was typed, not from that of a workbench that is open. */
	private static String absolute(String address) {
		return address.startsWith(UNIX) && !address.startsWith(UNIX + "/")
				? UNIX + Path.of(address.substring(UNIX.length())).toAbsolutePath().normalize()
				: address;
	}

	/** What {@link #parse} reads as the same, in whatever folder. */
	List<String> words() {
		var words = new ArrayList<String>();
		attach.forEach(address -> words.addAll(List.of("--attach", address)));
		define.ifPresent(file -> words.addAll(List.of("--define", file.toString())));
		open.ifPresent(name -> words.addAll(List.of("--open", name)));
		page.ifPresent(id -> words.addAll(List.of("--page", id)));
		if (launch) {
			words.add("--launch");
		}
		return words;
	}

	private static String value(String[] arguments, int index) {
		if (index + 1 >= arguments.length || arguments[index + 1].startsWith("--")) {
			throw new IllegalArgumentException(NLS.bind(Messages.Arguments_Missing, arguments[index]));
		}
		return arguments[index + 1];
	}
}
