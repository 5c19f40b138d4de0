package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A user's home on a far computer that is this one. With it go its machines; its servers are to be closed before. */
public final class FarHome implements AfterEachCallback, AutoCloseable {

	private final Path path;

	/** In {@code /tmp}, for the paths of sockets are short. */
	public FarHome() throws IOException {
		path = Files.createTempDirectory(Path.of("/tmp"), "whh");
	}

	public Path path() {
		return path;
	}

	/** A server that takes a user there, who has neither a folder for the session nor one for caches; the words go before. */
	public TestSshd sshd(String... before) throws Exception {
		return sshd(path, before);
	}

	/** The same with a home within this one. */
	TestSshd sshd(Path home, String... before) throws Exception {
		return TestSshd.start("ForceCommand HOME=" + home + "; export HOME; unset XDG_RUNTIME_DIR XDG_CACHE_HOME; "
				+ String.join(" ", before) + " eval \"$SSH_ORIGINAL_COMMAND\"");
	}

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		close();
	}

	/** Who watches a machine writes down how it ended, and ends then. */
	@Override
	public void close() throws IOException {
		machines().forEach(ProcessHandle::destroyForcibly);
		for (var left = 250; left > 0 && ProcessHandle.allProcesses().anyMatch(this::isOfHere); left--) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
		try (var files = Files.walk(path)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}

	/** QEMUs with something of this home on their command line. */
	Stream<ProcessHandle> machines() {
		return ProcessHandle.allProcesses().filter(this::isMachine);
	}

	/** A QEMU, not who watches it. */
	private boolean isMachine(ProcessHandle process) {
		var words = words(process);
		return words.contains("qemu-system-x86_64\0") && words.contains(path + "/") && !words.contains("supervise.sh");
	}

	private boolean isOfHere(ProcessHandle process) {
		return words(process).contains(path + "/");
	}

	private static String words(ProcessHandle process) {
		try {
			return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
		} catch (IOException _) {
			return ""; // it has ended
		}
	}
}
