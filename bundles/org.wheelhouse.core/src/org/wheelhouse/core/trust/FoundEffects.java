package org.wheelhouse.core.trust;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.secret.Masking;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.trust.HostEffect.Kind;
import org.wheelhouse.host.QemuOption;

/**
 * What was found so far.
 *
 * @param folder  of the definition, in which it is started
 * @param effects in the order of the options
 */
record FoundEffects(Path folder, List<HostEffect> effects) {

	/** What takes everything and keeps nothing, and the streams of the process itself. */
	private static final Set<String> NOTHING = Set.of("/dev/null", "/dev/zero", "/dev/full", "/dev/stdin",
			"/dev/stdout", "/dev/stderr", "/dev/tty");
	private static final List<String> OWN = List.of("/dev/fd/", "/dev/fdset/");

	FoundEffects(Path folder) {
		this(folder.toAbsolutePath().normalize(), new ArrayList<>());
	}

	/** @param sentence with {@code %s} where the target stands */
	void add(Kind kind, String target, String sentence, QemuOption option) {
		var shown = "-" + option.name()
				+ option.value().map(value -> " " + Masking.value(option.name(), value)).orElse("");
		effects.add(new HostEffect(kind, target, sentence.replace("%s", Masking.value(option.name(), target)),
				option.isWord() ? shown.substring(2) : shown));
	}

	/** A program that is run. */
	void runs(String program, String sentence, QemuOption option) {
		add(Kind.RUNS, full(program), sentence, option);
	}

	/** A file, folder or socket that is written, when it is outside of the folder. */
	void writes(String spelling, String sentence, QemuOption option) {
		outside(spelling).ifPresent(path -> add(Kind.WRITES, path, sentence, option));
	}

	/** A program's path as QEMU resolves it; what is looked up by its name alone stays a name. */
	private String full(String program) {
		return program.contains("/") && !program.contains(" ")
				? DefinedImage.path(folder, program).map(Path::toString).orElse(program)
				: program;
	}

	/** The full path, when it is outside of the folder and keeps what is written into it. */
	private Optional<String> outside(String spelling) {
		if (spelling.isEmpty() || NOTHING.contains(spelling) || OWN.stream().anyMatch(spelling::startsWith)) {
			return Optional.empty();
		}
		return DefinedImage.path(folder, spelling).filter(path -> !path.startsWith(folder)).map(Path::toString);
	}
}
