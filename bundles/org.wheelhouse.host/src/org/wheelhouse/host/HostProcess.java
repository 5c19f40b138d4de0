package org.wheelhouse.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One reading of a process.
 *
 * @param pid          process id
 * @param arguments    its command line as the kernel tells it, program first
 * @param started      when it started
 * @param cpuTime      user and system time of all its threads so far
 * @param residentBytes resident memory
 * @param taken        when this was read
 */
public record HostProcess(long pid, List<String> arguments, Instant started, Duration cpuTime, long residentBytes,
		Instant taken) {
	/** {@code qemu-system-x86_64}, {@code qemu-kvm}, {@code kvm}, {@code my-qemu}; not {@code virtqemud}. */
	private static final Pattern QEMU = Pattern.compile("(.*[-_.])?(qemu|kvm)([-_.].*)?");
	/** A dynamic loader that was told what to run, and its options that take a word. */
	private static final Pattern LOADER = Pattern.compile("ld(-linux.*|-musl.*|64)?\\.so.*");
	private static final Set<String> LOADER_WORDS = Set.of("--library-path", "--inhibit-rpath", "--audit", "--preload",
			"--argv0", "--glibc-hwcaps-prepend", "--glibc-hwcaps-mask");

	public HostProcess {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Whether it looks like a QEMU by the name of its program. What stands between (socat, ssh), or opened a socket for QEMU
	 * (libvirt), does not, whatever its arguments mention.
	 */
	public boolean isQemu() {
		return isQemu(arguments);
	}

	/** The same of a command line, program first. */
	public static boolean isQemu(List<String> arguments) {
		return QEMU.matcher(program(arguments)).matches();
	}

	/** The name of the program, where a dynamic loader was told what to run that of what it runs; empty when there is none. */
	static String program(List<String> arguments) {
		var at = 0;
		if (!arguments.isEmpty() && LOADER.matcher(name(arguments.getFirst())).matches()) {
			at = 1;
			while (at < arguments.size() && arguments.get(at).startsWith("--")) {
				at += LOADER_WORDS.contains(arguments.get(at)) ? 2 : 1;
			}
		}
		return at < arguments.size() ? name(arguments.get(at)) : "";
	}

	private static String name(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}
}
