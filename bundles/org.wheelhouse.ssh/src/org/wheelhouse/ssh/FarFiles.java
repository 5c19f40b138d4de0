package org.wheelhouse.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.FileStatus.Kind;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostFiles;

/**
 * The files of a far computer, by its own shell, {@code stat} and a few tools that every Linux has. Made for definitions,
 * headers and folders; images are not carried this way.
 */
record FarFiles(FarSide far) implements HostFiles {

	private static final int THERE = 70;
	private static final int MISSING = 71;
	private static final int NO_FILE = 72;
	private static final int PROTECTED = 73;
	private static final int FOREIGN = 74;
	/** mode in hexadecimal, size, seconds, identity, then the time once more with its fraction, and two letters or more. */
	private static final Pattern STATUS = Pattern
			.compile("([0-9a-f]+) (\\d+) (-?\\d+) (\\d+:\\d+) \\S+ [0-9:]+(?:\\.(\\d+))?[^\\n]*\\n(r?)(w?)(l?)\\n?");
	private static final int TYPE = 0170000;
	private static final int PLAIN = 0100000;
	private static final int FOLDER = 0040000;
	private static final int KIB = 1024;
	private static final int AT_ONCE = 100;
	/** Before there was a connection; whoever asks for a folder in it then is told so. */
	private static final Path TEMPORARY = Path.of("/tmp");

	@Override
	public CompletableFuture<Optional<FileStatus>> status(Path path) {
		return statuses(List.of(path)).thenApply(told -> Optional.ofNullable(told.get(path)));
	}

	/** A folder of files is one question for each hundred: each costs a process there, but not a request. */
	@Override
	public CompletableFuture<Map<Path, FileStatus>> statuses(Collection<Path> paths) {
		var all = List.copyOf(new LinkedHashSet<>(paths));
		var asked = new ArrayList<CompletableFuture<Map<Path, FileStatus>>>();
		for (var from = 0; from < all.size(); from += AT_ONCE) {
			asked.add(some(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
		}
		return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var told = new HashMap<Path, FileStatus>();
			asked.forEach(answer -> told.putAll(answer.join()));
			return told;
		});
	}

	private CompletableFuture<Map<Path, FileStatus>> some(List<Path> paths) {
		var script = new StringBuilder("export LC_ALL=C; s() { stat -L -c '%f %s %Y %d:%i %y' \"$1\" 2>&1"
				+ " && { [ -r \"$1\" ] && printf r; [ -w \"$1\" ] && printf w; [ -L \"$1\" ] && printf l; echo; };"
				+ " printf '\\0'; }\n");
		paths.forEach(path -> script.append("s ").append(Script.word(path)).append('\n'));
		return far.ask(script + "exit 0").thenApply(answer -> {
			var told = new HashMap<Path, FileStatus>();
			var texts = answer.text().split("\0");
			for (var i = 0; i < Math.min(paths.size(), texts.length); i++) {
				var path = paths.get(i);
				status(texts[i]).ifPresent(status -> told.put(path, status));
			}
			return (Map<Path, FileStatus>) told;
		}).exceptionally(_ -> Map.of());
	}

	private static Optional<FileStatus> status(String text) {
		var told = STATUS.matcher(text);
		if (!told.matches()) {
			var reason = text.strip();
			return reason.endsWith(": No such file or directory") || reason.endsWith(": Not a directory")
					? Optional.of(FileStatus.NOTHING)
					: Optional.empty();
		}
		var kind = switch (Integer.parseInt(told.group(1), 16) & TYPE) {
			case PLAIN -> Kind.FILE;
			case FOLDER -> Kind.FOLDER;
			default -> Kind.OTHER;
		};
		var fraction = told.group(5) == null ? "0" : told.group(5);
		var nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
		return Optional.of(new FileStatus(kind, !told.group(6).isEmpty(), !told.group(7).isEmpty(),
				Long.parseLong(told.group(2)), Instant.ofEpochSecond(Long.parseLong(told.group(3)), nanos),
				!told.group(8).isEmpty(), told.group(4)));
	}

	@Override
	public CompletableFuture<Optional<List<Path>>> list(Path folder, int most) {
		return far.look("cd " + Script.word(folder)
				+ " && [ -r . ] || exit 1\ni=0\nfor f in * .[!.]* ..?*; do [ -e \"$f\" ] || [ -L \"$f\" ]"
				+ " || continue; [ $i -lt " + most + " ] || break; i=$((i+1)); printf '%s\\0' \"$f\"; done; exit 0")
				.thenApply(answer -> answer.map(names -> paths(folder, names.bytes())));
	}

	/** One whose name is no text of this computer is left out. */
	private static List<Path> paths(Path folder, byte[] names) {
		var paths = new ArrayList<Path>();
		var begin = 0;
		for (var at = 0; at < names.length; at++) {
			if (names[at] == 0) {
				try {
					paths.add(folder.resolve(StandardCharsets.UTF_8.newDecoder()
							.decode(ByteBuffer.wrap(names, begin, at - begin)).toString()));
				} catch (CharacterCodingException | InvalidPathException _) {
					// cannot be said
				}
				begin = at + 1;
			}
		}
		return List.copyOf(paths);
	}

	@Override
	public CompletableFuture<Optional<byte[]>> read(Path file, long offset, int most) {
		var at = Script.word(file);
		return far.look("[ -f " + at + " ] && [ -r " + at + " ] || exit 1\ntail -c +" + (offset + 1) + " " + at
				+ " 2>/dev/null | head -c "
				+ most).thenApply(answer -> answer.map(FarShell.Answer::bytes));
	}

	@Override
	public CompletableFuture<Path> createFolder(Path folder) {
		var script = new StringBuilder("umask 077\n");
		if (folder.startsWith(privateFolder())) {
			script.append(own(privateFolder()));
		}
		if (folder.startsWith(cacheFolder())) {
			script.append("mkdir -p " + Script.word(cacheFolder()) + "\n");
		}
		return change(script + there(folder) + "mkdir " + Script.word(folder), folder).thenApply(_ -> folder);
	}

	/** Makes a folder that this user alone may enter, or takes the one that is there, if it is that. */
	static String own(Path folder) {
		var at = Script.word(folder);
		return "mkdir -p " + at + " && [ ! -L " + at + " ] && [ -O " + at + " ] && chmod 700 " + at + " || exit "
				+ FOREIGN + "\n";
	}

	private static String there(Path path) {
		return "[ -e " + Script.word(path) + " ] || [ -L " + Script.word(path) + " ] && exit " + THERE + "\n";
	}

	@Override
	public CompletableFuture<Path> create(Path file, byte[] bytes) {
		var folder = parent(file);
		return change("[ -d " + Script.word(folder) + " ] || exit " + MISSING + "\n" + there(file)
				+ writing(Script.word(file), bytes) + settling(folder), file).thenApply(_ -> file);
	}

	/** Makes a file that is not there, whole and on the disk; else the shell ends. */
	private static String writing(String at, byte[] bytes) {
		return "set -C; exec 8>" + at + "; set +C\n" + (bytes.length == 0 ? ":" : Script.printing(bytes) + " >&8 2>&1")
				+ " && exec 8>&- && [ $(stat -c %s " + at + ") = " + bytes.length + " ] && { sync " + at
				+ " 2>/dev/null || sync; } || { rm -f " + at + "; echo 'No space left on device'; exit 1; }\n";
	}

	private static String settling(Path folder) {
		return "sync " + Script.word(folder) + " 2>/dev/null || sync\n";
	}

	@Override
	public CompletableFuture<Path> replace(Path file, byte[] bytes) {
		var at = Script.word(file);
		return change("[ -e " + at + " ] || exit " + MISSING + "\nr=$(readlink -f " + at
				+ ") || exit\n[ -f \"$r\" ] || exit " + NO_FILE
				+ "\nm=$(stat -c %a \"$r\") || exit\n[ -w \"$r\" ] && [ $((0$m & 0222)) != 0 ] || exit " + PROTECTED
				+ "\nt=\"${r%/*}/.wheelhouse-" + UUID.randomUUID() + ".new\"; u=$(umask); umask 077\n"
				+ writing("\"$t\"", bytes)
				+ "umask $u; chmod $m \"$t\" && mv -f \"$t\" \"$r\" || { rm -f \"$t\"; exit 1; }\nsync \"${r%/*}/\" 2>/dev/null || sync\n",
				file).thenApply(_ -> file);
	}

	/** A second name is refused where one has come meanwhile; a move would go over it. Not every file system has it. */
	@Override
	public CompletableFuture<Path> move(Path from, Path to) {
		var at = Script.word(from);
		var there = Script.word(to);
		return change("[ -e " + at + " ] || [ -L " + at + " ] || exit " + MISSING + "\n" + there(to) + "if [ -f " + at
				+ " ] && [ ! -L " + at + " ] && ln " + at + " " + there + " 2>/dev/null; then rm -f " + at
				+ "; else mv -n -T " + at + " "
				+ there + " || exit; [ ! -e " + at + " ] || exit " + THERE + "; fi\n" + settling(parent(to)), to)
				.thenApply(_ -> to);
	}

	private static Path parent(Path path) {
		var parent = path.getParent();
		return parent == null ? path : parent;
	}

	@Override
	public CompletableFuture<Optional<Long>> room(Path folder) {
		var at = Script.word(folder);
		return far.look("[ -d " + at + " ] && LC_ALL=C df -Pk " + at).thenApply(answer -> answer.flatMap(table -> {
			var columns = table.lastLine().split("\\s+");
			return columns.length > 3 && columns[3].matches("\\d+")
					? Optional.of(Long.parseLong(columns[3]) * KIB)
					: Optional.empty();
		}));
	}

	@Override
	public CompletableFuture<Boolean> delete(Path path) {
		var at = Script.word(path);
		return far
				.ask("export LC_ALL=C; [ -e " + at + " ] || [ -L " + at + " ] || exit " + MISSING + "\nif [ -d " + at
						+ " ] && [ ! -L " + at
						+ " ]; then rmdir " + at + "; else rm " + at + "; fi")
				.thenCompose(answer -> answer.status() == MISSING
						? CompletableFuture.completedFuture(false)
						: answer.succeeded()
								? CompletableFuture.completedFuture(true)
								: CompletableFuture.failedFuture(failure(path, answer)));
	}

	private CompletableFuture<FarShell.Answer> change(String script, Path path) {
		return far.ask("export LC_ALL=C\n" + script).thenCompose(answer -> answer.succeeded()
				? CompletableFuture.completedFuture(answer)
				: CompletableFuture.failedFuture(failure(path, answer)));
	}

	private HostException failure(Path path, FarShell.Answer answer) {
		return switch (answer.status()) {
			case THERE -> new HostException("There is a " + path + " already.", List.of());
			case MISSING -> new HostException("There is no " + path + ".", List.of());
			case NO_FILE -> new HostException(path + " is no plain file.", List.of());
			case PROTECTED -> new HostException(path + " is read only.", List.of());
			case FOREIGN ->
				new HostException(privateFolder() + " on " + far.target() + " is not a folder of this user.",
						"Remove it, or ask whose it is.");
			default -> {
				var reason = answer.lastLine();
				var what = path + ": " + reason.substring(reason.lastIndexOf(": ") + 1).strip() + ".";
				yield what.contains("No space left")
						? new HostException(what, "Make room on that disk of " + far.target() + ".")
						: new HostException(what, List.of());
			}
		};
	}

	@Override
	public Path privateFolder() {
		return facts().map(FarFacts::privateFolder).orElse(TEMPORARY.resolve("wheelhouse"));
	}

	@Override
	public Path cacheFolder() {
		return facts().map(FarFacts::cacheFolder).orElse(TEMPORARY.resolve("wheelhouse"));
	}

	@Override
	public Path temporaryFolder() {
		return TEMPORARY;
	}

	private Optional<FarFacts> facts() {
		return far.link().facts();
	}
}
