package org.wheelhouse.host.launch;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the names and words of QEMU's programs tell. Pure functions. */
public final class QemuPrograms {

	private static final String PREFIX = "qemu-system-";
	private static final Pattern VERSION = Pattern.compile("version (\\d[\\w.]*)");

	private QemuPrograms() {
		// holds no state
	}

	/** The architecture in the name of the program; {@code qemu-kvm} is for its computer's own. */
	public static String target(Path program) {
		var name = String.valueOf(program.getFileName());
		return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : ProbeRun.TARGET;
	}

	/** The version in what {@code --version} says. */
	public static Optional<String> version(String said) {
		var version = VERSION.matcher(said);
		return version.find() ? Optional.of(version.group(1)) : Optional.empty();
	}

	/** The order in which they are preferred: x86_64, then by target; of one target the one that was chosen. */
	public static Comparator<Path> order(Map<String, Path> preferred) {
		return Comparator.comparing((Path program) -> !target(program).equals(ProbeRun.TARGET))
				.thenComparing(QemuPrograms::target)
				.thenComparing(program -> !program.equals(preferred.get(target(program))));
	}
}
