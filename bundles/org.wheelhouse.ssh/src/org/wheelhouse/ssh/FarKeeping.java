package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.Keeper;
import org.wheelhouse.host.launch.MachineFiles;
import org.wheelhouse.host.launch.PropertiesText;

/**
 * Which workbench has a machine of a far computer: a file in its folder, made by a link, which comes whole or not at all. It
 * names the sshd that carries that workbench's connection; when it runs no more (pid, start, boot) the file holds nothing. One
 * whose workbench ran on this computer and is gone may live on for hours: it is ended here.
 */
final class FarKeeping {

	/** The parts of what a workbench is by, of this computer: one that was started anew has another. */
	private static final int MACHINE = 0;
	private static final int BOOT = 1;
	private static final int NAMESPACE = 2;
	private static final int PID = 3;
	private static final int START = 4;
	private static final int START_FIELD = 19;

	private static final String SCRIPT = FarMachine.FUNCTIONS
			+ """
					look %1$s >/dev/null || exit 0
					mine() { %2$s; }
					i=0; while [ $i -lt 9 ]; do i=$((i+1)); a=keeper.$$.$i; mine >$a && ln $a keeper 2>/dev/null && { rm -f $a; exit 0; }
					c=$(cat keeper 2>/dev/null) || { rm -f $a; continue; }
					b=; p=; k=; g=; while IFS== read -r h x; do case $h in boot) b=$x ;; server.pid) p=$x ;; server.start) k=$x ;; workbench) g=$x ;; esac; done <keeper
					if [ "$g" = %3$s ]; then mv -f $a keeper; exit 0; fi; rm -f $a
					if runs "$p" "$k"; then [ "$p $k" = %4$s ] || { echo "$c"; exit 0; }
					case $(tr '\\0' ' ' </proc/$p/cmdline) in sshd*) kill $p ;; esac; fi
					mv keeper old.$$ 2>/dev/null && { [ "$(cat old.$$)" = "$c" ] || ln old.$$ keeper; rm -f old.$$; }; done; exit 0""";

	private final FarSide far;

	FarKeeping(FarSide far) {
		this.far = far;
	}

	/** As of {@link org.wheelhouse.host.Host#keep}. */
	CompletableFuture<Optional<Keeper>> keep(MachineFiles files) {
		return keep(files, "").thenCompose(told -> told.filter(FarKeeping::isGone)
				.map(gone -> keep(files, gone.get("server.pid").orElse("") + " " + gone.get("server.start").orElse("")))
				.orElseGet(() -> CompletableFuture.completedFuture(told)))
				.thenApply(told -> told.map(FarKeeping::keeper));
	}

	/** @param stale the sshd that may be ended, by pid and start */
	private CompletableFuture<Optional<PropertiesText>> keep(MachineFiles files, String stale) {
		var facts = far.link().facts();
		if (facts.isEmpty()) {
			return CompletableFuture.failedFuture(far.absent());
		}
		var workbench = workbench();
		var values = Map.of("name", name(), "since", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), "boot",
				facts.get().boot(), "server.pid", Long.toString(facts.get().server()), "server.start",
				facts.get().serverStart(), "workbench", workbench);
		var text = values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
				.collect(Collectors.joining("\n", "", "\n"));
		return far.ask(SCRIPT.formatted(Script.word(files.folder()),
				Script.printing(text.getBytes(StandardCharsets.UTF_8)), Script.word(workbench), Script.word(stale)))
				.thenCompose(answer -> {
					try {
						return CompletableFuture.completedFuture(answer.bytes().length == 0
								? Optional.empty()
								: Optional.of(new PropertiesText("keeper", answer.text())));
					} catch (IOException e) {
						return CompletableFuture.failedFuture(new HostException(
								"The lock of the machine on " + far.target() + " cannot be read: " + e.getMessage()
										+ ".",
								"Remove " + files.folder().resolve("keeper") + " there."));
					}
				});
	}

	private static Keeper keeper(PropertiesText told) {
		Instant since;
		try {
			since = Instant.parse(told.get("since").orElse(""));
		} catch (DateTimeException _) {
			since = Instant.EPOCH;
		}
		return new Keeper(told.get("name").orElse("somebody"), since);
	}

	private static String name() {
		return System.getProperty("user.name") + "@" + line(Path.of("/proc/sys/kernel/hostname"));
	}

	/** Which workbench of which computer this is. */
	private static String workbench() {
		var own = Path.of("/proc/self");
		return String.join(" ", computer(), line(Path.of("/proc/sys/kernel/random/boot_id")), namespace(own),
				Long.toString(ProcessHandle.current().pid()), start(own));
	}

	private static String computer() {
		var id = line(Path.of("/etc/machine-id"));
		return id.isEmpty() ? "-" : Integer.toHexString(("wheelhouse" + id).hashCode());
	}

	/** Whether the workbench that has it ran on this computer, in a boot that is over or as a process that is gone. */
	private static boolean isGone(PropertiesText told) {
		var parts = told.get("workbench").orElse("").split(" ");
		if (parts.length <= START || !parts[MACHINE].equals(computer()) || parts[MACHINE].equals("-")) {
			return false;
		}
		if (!parts[BOOT].equals(line(Path.of("/proc/sys/kernel/random/boot_id")))) {
			return true;
		}
		return parts[NAMESPACE].equals(namespace(Path.of("/proc/self")))
				&& !parts[START].equals(start(Path.of("/proc").resolve(parts[PID])));
	}

	private static String namespace(Path process) {
		try {
			return Files.readSymbolicLink(process.resolve("ns/pid")).toString();
		} catch (IOException _) {
			return "-";
		}
	}

	private static String start(Path process) {
		var stat = line(process.resolve("stat"));
		var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
		return fields.length > START_FIELD ? fields[START_FIELD] : "-";
	}

	private static String line(Path file) {
		try {
			return Files.readString(file).strip();
		} catch (IOException _) {
			return "";
		}
	}
}
