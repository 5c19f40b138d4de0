package org.wheelhouse.core.definition.form;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.ProgramRequest;

/**
 * What this user may do about networks on a computer, by files and their rights: nothing is tried. Immutable.
 *
 * @param sentences for a person, by the type of a {@code -netdev}; none where it is not known
 */
public record NetworkRights(Map<String, String> sentences) {

	/** Nothing is known. */
	public static final NetworkRights UNKNOWN = new NetworkRights(Map.of());

	private static final Duration DEADLINE = Duration.ofSeconds(10);
	private static final Path TUN = Path.of("/dev/net/tun");
	/** Where QEMU's own build and the distributions have it. */
	private static final List<Path> HELPERS = List.of(Path.of("/usr/lib/qemu/qemu-bridge-helper"),
			Path.of("/usr/libexec/qemu-bridge-helper"), Path.of("/usr/local/libexec/qemu-bridge-helper"));
	private static final Path ACCESS = Path.of("/etc/qemu/bridge.conf");
	private static final List<Path> PASST = List.of(Path.of("/usr/bin/passt"), Path.of("/usr/local/bin/passt"),
			Path.of("/bin/passt"));
	private static final int LONGEST = 1 << 16;

	public NetworkRights {
		sentences = Map.copyOf(sentences);
	}

	/** What is said of a type; empty where nothing is known. */
	public Optional<String> of(String type) {
		return Optional.ofNullable(sentences.get(type));
	}

	/** Looks; never fails. Any thread; nothing blocks. */
	public static CompletableFuture<NetworkRights> of(Host host) {
		var paths = new ArrayList<>(HELPERS);
		paths.addAll(PASST);
		paths.addAll(List.of(TUN, ACCESS));
		return host.files().statuses(paths).thenCompose(found -> {
			var helper = HELPERS.stream().filter(path -> isFile(found, path)).findFirst();
			var mode = helper.map(path -> mode(host, path))
					.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
			var access = found.containsKey(ACCESS) && isFile(found, ACCESS)
					? host.files().read(ACCESS, 0, LONGEST)
							.thenApply(bytes -> bytes.map(read -> new String(read, StandardCharsets.UTF_8)))
					: CompletableFuture.completedFuture(Optional.<String>empty());
			return mode.thenCombine(access, (rights, lines) -> new NetworkRights(
					said(found, helper, rights, lines)));
		}).exceptionally(_ -> UNKNOWN);
	}

	private static boolean isFile(Map<Path, FileStatus> found, Path path) {
		return found.get(path) instanceof FileStatus status && status.isFile();
	}

	/** Whose it is, and its rights in octal: {@code 0 4755}. */
	private static CompletableFuture<Optional<String>> mode(Host host, Path file) {
		return host.run(ProgramRequest.of(List.of("stat", "-L", "-c", "%u %a", "--", file.toString()), DEADLINE))
				.thenApply(
						result -> result.succeeded() ? Optional.of(result.output().strip()) : Optional.<String>empty())
				.exceptionally(_ -> Optional.empty());
	}

	static Map<String, String> said(Map<Path, FileStatus> found, Optional<Path> helper, Optional<String> mode,
			Optional<String> access) {
		var said = new LinkedHashMap<String, String>();
		said.put("user", "This user may always do this; nothing has to be set up.");
		bridge(found, helper, mode, access).ifPresent(words -> said.put("bridge", words));
		if (found.get(TUN) instanceof FileStatus tun) {
			said.put("tap", tun.exists()
					? tun.readable() && tun.writable()
							? "This user may open /dev/net/tun, but only root, or who has CAP_NET_ADMIN, may make an"
									+ " interface: without that, name one that root has made for this user."
							: "This user may not open /dev/net/tun: a tap cannot be opened."
					: "There is no /dev/net/tun here: a tap cannot be opened.");
		}
		if (PASST.stream().allMatch(found::containsKey)) {
			said.put("passt", PASST.stream().filter(path -> isFile(found, path)).findFirst()
					.map(path -> path + " is there; this user may start it.")
					.orElse("passt is not in the folders of programs here: install it, or name its path."));
		}
		return said;
	}

	private static Optional<String> bridge(Map<Path, FileStatus> found, Optional<Path> helper,
			Optional<String> mode, Optional<String> access) {
		if (helper.isEmpty()) {
			return HELPERS.stream().allMatch(found::containsKey)
					? Optional
							.of("qemu-bridge-helper is in none of its usual folders here: only root can use a bridge.")
					: Optional.empty();
		}
		if (mode.isEmpty()) {
			return Optional.empty();
		}
		if (!mode.get().matches("0 [4-7][0-7]{3}")) {
			return Optional
					.of(helper.get() + " is not setuid root: only root can use a bridge by it. As root: chmod u+s "
							+ helper.get() + ".");
		}
		boolean forAll = (mode.get().charAt(mode.get().length() - 1) - '0') % 2 == 1; // else it is for a group
		if (!forAll || !(found.get(ACCESS) instanceof FileStatus file)) {
			return Optional.empty();
		}
		if (!file.exists()) {
			return Optional.of("There is no " + ACCESS + ": " + helper.get().getFileName()
					+ " allows no bridge to anybody. As root, write \"allow br0\" into it.");
		}
		// It is often readable by root alone: what it allows is the helper's to say then.
		return access.flatMap(NetworkRights::allowed);
	}

	/** Empty where another file, or a refusal, has a say too. */
	private static Optional<String> allowed(String access) {
		var lines = access.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
		var allowed = lines.stream().filter(line -> line.matches("allow\\s+\\S+"))
				.map(line -> line.replaceFirst("allow\\s+", "")).toList();
		if (allowed.size() < lines.size()) {
			return Optional.empty();
		}
		return Optional.of(allowed.isEmpty()
				? ACCESS + " allows no bridge."
				: allowed.contains("all")
						? "This user may use every bridge: " + ACCESS + " allows it."
						: "This user may use the bridge " + String.join(", ", allowed) + ": " + ACCESS + " allows it.");
	}
}
