package org.wheelhouse.emulator;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.wheelhouse.host.launch.MonitorAnswer;
import org.wheelhouse.host.launch.ReadyCheck;

/**
 * Where a {@link LocalHost} finds and keeps things, and how long it waits.
 *
 * @param runtimeFolder   holds one private folder a machine; short, because a socket's path has at most 107 bytes
 * @param cacheFolder     holds the verdict on the accelerators and the versions of the programs
 * @param user            what is the user's own
 * @param programFolders  where QEMU is looked for, in order, while nothing else is set
 * @param program         the QEMU that the user insists on
 * @param kvmDevice       the device that has to be there for KVM to be tried
 * @param userBus         the socket of the user's message bus; where it exists, machines get a systemd scope of their own
 * @param probeDeadline   after which an accelerator counts as unusable
 * @param startDeadline   after which a machine that does not answer is given up
 * @param readyCheck      tells when a machine that is starting answers
 * @param usbRoot         beneath which the kernel's folders of USB devices are looked at: {@code /}, but for tests
 */
record EmulatorSettings(Path runtimeFolder, Path cacheFolder, UserFiles user, List<Path> programFolders,
		Optional<Path> program,
		Path kvmDevice, Optional<Path> userBus, Duration probeDeadline, Duration startDeadline,
		Function<Path, ReadyCheck> readyCheck, Path usbRoot) {

	private static final List<Path> USUAL_FOLDERS = List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"),
			Path.of("/usr/libexec"), Path.of("/opt/qemu/bin"));

	/**
	 * Of the user's own files.
	 *
	 * @param settings      what was set for this computer
	 * @param machineFolder where definitions are, unless something else is set
	 */
	record UserFiles(Path settings, Path machineFolder) {}

	EmulatorSettings {
		programFolders = List.copyOf(programFolders);
	}

	/**
	 * The settings of a user's session: XDG base directories, {@code PATH}, {@code WHEELHOUSE_QEMU}, and {@code WHEELHOUSE_USB},
	 * a folder that has sys/bus/usb, dev/bus/usb and etc/mtab in place of the computer's own, for tests where there is no USB.
	 */
	static EmulatorSettings of(Map<String, String> environment) {
		Optional<Path> runtime = folder(environment, "XDG_RUNTIME_DIR");
		List<Path> programFolders = new ArrayList<>();
		for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
			if (entry.startsWith("/")) {
				programFolders.add(Path.of(entry));
			}
		}
		programFolders.addAll(USUAL_FOLDERS);
		return new EmulatorSettings(
				runtime.map(r -> r.resolve("wheelhouse"))
						.orElseGet(() -> Path.of("/tmp", "wheelhouse-" + PrivateFolder.ownUser())),
				folder(environment, "XDG_CACHE_HOME")
						.orElseGet(() -> home(".cache"))
						.resolve("wheelhouse"),
				new UserFiles(
						folder(environment, "XDG_CONFIG_HOME").orElseGet(() -> home(".config"))
								.resolve("wheelhouse").resolve("this-computer.properties"),
						folder(environment, "XDG_DATA_HOME").orElseGet(() -> home(".local", "share"))
								.resolve("wheelhouse")),
				programFolders,
				Optional.ofNullable(environment.get("WHEELHOUSE_QEMU")).filter(Predicate.not(String::isBlank))
						.map(Path::of),
				Path.of("/dev/kvm"), runtime.map(r -> r.resolve("bus")), Duration.ofSeconds(10), Duration.ofSeconds(60),
				MonitorAnswer::new, folder(environment, "WHEELHOUSE_USB").orElse(Path.of("/")));
	}

	private static Path home(String... names) {
		return Path.of(System.getProperty("user.home"), names);
	}

	private static Optional<Path> folder(Map<String, String> environment, String variable) {
		return Optional.ofNullable(environment.get(variable)).filter(value -> value.startsWith("/")).map(Path::of);
	}
}
