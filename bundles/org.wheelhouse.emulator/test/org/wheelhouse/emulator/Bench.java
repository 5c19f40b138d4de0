package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.launch.MonitorAnswer;
import org.wheelhouse.host.launch.ReadyCheck;

/** Local hosts over folders of a test of their own, with a QEMU or a script that stands in for it; ends what was started. */
final class Bench implements AutoCloseable {

	/** The stand-in makes a file where QEMU would make a socket. */
	private static final Function<Path, ReadyCheck> FILE_APPEARS = socket -> new ReadyCheck() {
		@Override
		public boolean answered() {
			return Files.exists(socket);
		}

		@Override
		public void close() {
			// holds nothing
		}
	};

	private final Path folder;
	private final List<LocalHost> hosts = new ArrayList<>();
	private final List<HostedMachine> machines = new ArrayList<>();
	private Duration startDeadline = Duration.ofSeconds(60);

	Bench() throws IOException {
		folder = Files.createTempDirectory("wh"); // short: sockets are made in it
		Files.createDirectory(programs());
		Files.createFile(kvmDevice());
		Files.createSymbolicLink(programs().resolve("setsid"), Path.of("/usr/bin/setsid"));
	}

	Path folder() {
		return folder;
	}

	Path programs() {
		return folder.resolve("bin");
	}

	Path runtime() {
		return folder.resolve("run");
	}

	void startDeadline(Duration deadline) {
		startDeadline = deadline;
	}

	/** A script in the folder of programs. */
	Path script(String name, String text) throws IOException {
		Path script = Files.writeString(programs().resolve(name), "#!/bin/sh\n" + text);
		return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
	}

	/**
	 * A stand-in for QEMU.
	 *
	 * @param probe   what it does when it is measured; {@code $*} has its arguments
	 * @param machine what it does as a machine, when it has made what stands for its monitor
	 */
	void standIn(String probe, String machine) throws IOException {
		script("qemu-system-x86_64", """
				case "$*" in
				*--version*) echo 'QEMU emulator version 9.9.1 (stand-in)'; exit ;;
				*isa-debug-exit*) echo probe >>PROBES
				%s
				exit ;;
				esac
				ready() {
					for word; do
						case $word in socket,id=wheelhouse1,path=*) word=${word#*path=}; : >"${word%%%%,*}" ;; esac
					done
				}
				%s
				""".formatted(probe, machine).replace("PROBES", folder.resolve("probes").toString()));
	}

	/** A stand-in whose accelerators are equally good. */
	void standIn(String machine) throws IOException {
		standIn("printf '\\002\\003'; exit 33", machine);
	}

	long probes() throws IOException {
		Path probes = folder.resolve("probes");
		return Files.exists(probes) ? Files.readAllLines(probes).size() : 0;
	}

	/** A host that finds the stand-in only. */
	LocalHost host() {
		return host(settings(Optional.empty()));
	}

	/** A host that finds the real QEMU. */
	LocalHost realHost() {
		return host(settings(List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin")), MonitorAnswer::new,
				Optional.empty()));
	}

	LocalHost host(EmulatorSettings settings) {
		LocalHost host = new LocalHost(settings);
		hosts.add(host);
		return host;
	}

	/** Settings that find the stand-in only. */
	EmulatorSettings settings(Optional<Path> userBus) {
		return settings(List.of(programs()), FILE_APPEARS, userBus);
	}

	EmulatorSettings settings(List<Path> programFolders, Function<Path, ReadyCheck> readyCheck,
			Optional<Path> userBus) {
		return new EmulatorSettings(runtime(), folder.resolve("cache"),
				new EmulatorSettings.UserFiles(folder.resolve("config/this-computer.properties"),
						folder.resolve("machines")),
				programFolders, Optional.empty(), kvmDevice(),
				userBus,
				Duration.ofSeconds(5), startDeadline, readyCheck, Path.of("/"));
	}

	/** A file that can be opened as the device can; a test that deletes it has no KVM. */
	Path kvmDevice() {
		return folder.resolve("kvm");
	}

	static LaunchRequest request(String name, QemuOption... options) {
		return new LaunchRequest(name, Optional.empty(), List.of(options), Optional.empty(), Optional.empty());
	}

	HostedMachine launch(LocalHost host, LaunchRequest request) throws HostException {
		HostedMachine machine = await(host.launch(request));
		machines.add(machine);
		return machine;
	}

	/** What comes of a future that never fails, where no exception may be thrown. */
	static <T> T now(CompletableFuture<T> future) {
		return future.join();
	}

	static <T> T await(CompletableFuture<T> future) throws HostException {
		try {
			return future.get(90, TimeUnit.SECONDS);
		} catch (ExecutionException e) {
			if (e.getCause() instanceof HostException known) {
				throw known;
			}
			throw new AssertionError("a future of a host fails with HostException only", e);
		} catch (InterruptedException | TimeoutException e) {
			throw new AssertionError(e);
		}
	}

	@Override
	public void close() throws IOException {
		LocalHost host = realHost();
		for (HostedMachine machine : machines) {
			try {
				await(host.kill(machine));
			} catch (HostException e) {
				throw new AssertionError(e);
			}
			Await.until(machine.name() + " has ended", () -> now(host.ending(machine)).isPresent());
		}
		hosts.forEach(LocalHost::close);
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}
}
