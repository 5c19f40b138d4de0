package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A user's folders, made for one test: settings, state, sockets and images. Caches are the real ones, so that nothing is
 * measured or built twice. Closing it ends every QEMU that runs from it and removes it.
 */
final class TestHome implements AutoCloseable {
	private final Settings settings;
	private final Path folder;

	TestHome(Settings settings) {
		this.settings = settings;
		try {
			folder = create(settings.work());
			for (String name : List.of("r", "s", "d", "c/gtk-3.0")) {
				Files.createDirectories(folder.resolve(name));
			}
			Files.setPosixFilePermissions(folder.resolve("r"), PosixFilePermissions.fromString("rwx------"));
			Files.writeString(folder.resolve("c/gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A short path: that of a unix socket has at most 107 bytes. */
	private static Path create(Path parent) throws IOException {
		for (int number = 1;; number++) {
			Path folder = parent.resolve("home" + number);
			try {
				return Files.createDirectory(folder);
			} catch (FileAlreadyExistsException _) {
				// another test's
			}
		}
	}

	Path folder() {
		return folder;
	}

	/** Has the workbench begin with that appearance: {@code desktop}, {@code light} or {@code dark}. */
	void wear(String appearance) {
		Path settings = folder
				.resolve("s/wheelhouse/workspace/.metadata/.plugins/org.eclipse.core.runtime/.settings");
		try {
			Files.createDirectories(settings);
			Files.writeString(settings.resolve("org.wheelhouse.ui.prefs"),
					"eclipse.preferences.version=1\nappearance=" + appearance + "\n");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Puts a file of the workbench's own state there, as an earlier life of it has left it. */
	void state(String name, String text) {
		try {
			Path state = Files.createDirectories(folder.resolve("s/wheelhouse"));
			Files.writeString(state.resolve(name), text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The computer seems to have USB devices. */
	void pretendUsb() {
		StandInUsb.in(folder.resolve("usb"));
	}

	Map<String, String> environment() {
		Map<String, String> all = new HashMap<>(Map.of("XDG_RUNTIME_DIR", folder.resolve("r").toString(),
				"XDG_STATE_HOME",
				folder.resolve("s").toString(),
				"XDG_DATA_HOME", folder.resolve("d").toString(), "XDG_CONFIG_HOME", folder.resolve("c").toString()));
		if (Files.exists(folder.resolve("usb"))) {
			all.put("WHEELHOUSE_USB", folder.resolve("usb").toString());
		}
		if (Files.exists(folder.resolve("ssh/config"))) {
			all.put("WHEELHOUSE_SSH_CONFIG", folder.resolve("ssh/config").toString());
		}
		return all;
	}

	/** A folder of its own for what a test needs. */
	Path folder(String name) {
		return folder.resolve(name);
	}

	/** The definition of a machine like the sample, with a disk and a serial log of its own. */
	Sample sample(String name) {
		return Sample.in(folder.resolve(name), name, "sample.qemu", settings);
	}

	/** The same with a guest that has booted already: for tests that need no more than a guest that runs. */
	Sample awake(String name) {
		return sample(name).awake(new BootedGuest(settings));
	}

	/** The same of type q35: with spare ports for devices. */
	Sample sampleWithPorts(String name) {
		return Sample.in(folder.resolve(name), name, "sample-q35.qemu", settings);
	}

	/** The same with places for CPUs and memory, and USB; its guest does not give back memory that was plugged in. */
	Sample sampleWithPlaces(String name) {
		return rewritten(sampleWithPorts(name), text -> text
				.replace("-smp 2 ", "-smp 2,sockets=2,cores=1,threads=2,maxcpus=4 ")
				.replace("-m 262208k ", "-m 262208k,slots=4,maxmem=2G ")
				.replace(" read=64'", " read=64 memory=online_kernel'")
				.replace("  -vnc ", """
						-device qemu-xhci,id=xhci,addr=0x4 \\
						-device usb-hub,id=hub,bus=xhci.0,port=2 \\
						-device usb-tablet,id=tablet,bus=xhci.0,port=2.1 \\
						-device usb-host,id=token,bus=xhci.0,port=3,vendorid=0x1050,productid=0x0407 \\
						-device virtio-serial-pci,id=vs0,addr=0x5 \\
						-device virtserialport,id=agent,bus=vs0.0,nr=1,name=org.wheelhouse.sample \\
						-vnc\s"""));
	}

	/**
	 * The same with a controller of each kind, places for processors and memory, and a guest that drives what is plugged there.
	 *
	 * @param file of releng/sample: of type pc or q35
	 * @param qemu that runs it
	 */
	Sample everyBus(String name, String file, String qemu) {
		return rewritten(Sample.in(folder.resolve(name), name, file, settings), text -> {
			String devices = "  -audiodev none,id=audio0 \\\n  -device qemu-xhci,id=xhci \\\n"
					+ "  -device virtio-serial-pci,id=vs0 \\\n"
					+ (text.contains("virtio-scsi-pci") ? "" : "  -device virtio-scsi-pci,id=scsi0 \\\n");
			return text.replace("qemu-system-x86_64 ", qemu + " ")
					.replace(settings.guest().toString(), settings.fullGuest().toString())
					.replace("-smp 2 ", "-smp 2,maxcpus=4 ").replace("-m 262208k", "-m 256,slots=2,maxmem=1G")
					.replace("  -vnc", devices + "  -vnc");
		});
	}

	private static Sample rewritten(Sample sample, UnaryOperator<String> change) {
		try {
			Files.writeString(sample.definition(), change.apply(Files.readString(sample.definition())));
			return sample;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The same with more words on the kernel's command line; releng/guest-files/init tells which. */
	Sample sample(String name, String words) {
		return rewritten(sample(name), text -> text.replace(" read=64'", " read=64 " + words + "'"));
	}

	/** The definition of a machine that costs little: it has nothing, and stands still. */
	Path tiny(String name) {
		try {
			return Files.writeString(folder.resolve(name + ".qemu"),
					"qemu-system-x86_64 -name " + name + " -machine pc -accel tcg -m 16 -nodefaults -S\n");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The definition of a machine like the sample that names this disk, which another one has. */
	Sample sharing(String name, Path disk) {
		Sample sample = sample(name);
		return rewritten(sample,
				text -> text.replace(sample.folder() + "/disk0.qcow2", disk.toString()));
	}

	@Override
	public void close() {
		Qemus.mentioning(folder).forEach(ProcessHandle::destroyForcibly);
		Await.until("all that ran from " + folder + " has ended", Duration.ofSeconds(30),
				() -> Qemus.allMentioning(folder).isEmpty());
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
