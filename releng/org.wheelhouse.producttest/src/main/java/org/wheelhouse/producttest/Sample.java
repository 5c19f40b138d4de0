package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A machine like the sample, and what its guest says on its serial port.
 *
 * @param before how far its guest had counted when it was saved; 0 when it boots
 */
record Sample(String name, Path folder, Path definition, int before) {
	/** Ten seconds, where nothing else runs; five times that beside five others. */
	private static final Duration BOOT = Duration.ofMinutes(4);
	private static final int LAST_LINES = 80;
	private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

	/** @param file of releng/sample that it is made from */
	static Sample in(Path folder, String name, String file, Settings settings) {
		try {
			Files.createDirectories(folder);
			Files.copy(settings.guest().resolve("disk.qcow2"), folder.resolve("disk0.qcow2"));
			String text = Files.readString(settings.samples().resolve(file)).lines()
					.filter(line -> !line.startsWith("#")).map(line -> line + "\n").reduce("", String::concat)
					.replace("@NAME@", name).replace("@GUEST@", settings.guest().toString())
					.replace("@FOLDER@", folder.toString());
			return new Sample(name, folder, Files.writeString(folder.resolve(name + ".qemu"), text), 0);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The same with a guest that need not boot: it goes on from where one has been saved that had just booted. */
	Sample awake(BootedGuest booted) {
		booted.wake(this);
		return new Sample(name, folder, definition, counted().getLast());
	}

	/** The same with a guest that leaves a mark on each of its disks every second, and tells what it found there. */
	Sample marking() {
		try {
			Files.writeString(definition, Files.readString(definition).replace("read=64", "read=64 marks=1"));
			return this;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The command line of the definition, word by word. */
	List<String> words() {
		try {
			return WORD.matcher(Files.readString(definition).replace("\\\n", " ")).results()
					.map(match -> match.group(1) == null ? match.group(2) : match.group(1)).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Path serialLog() {
		return folder.resolve("serial.log");
	}

	/** The processes that run it: two while it migrates. */
	List<ProcessHandle> processes() {
		return Qemus.mentioning(folder);
	}

	/** Its one process. */
	ProcessHandle process(Duration deadline) {
		return Await.value("one QEMU runs " + name, deadline,
				() -> processes().size() == 1 ? Optional.of(processes().getFirst()) : Optional.empty());
	}

	/** Everything the guest has said so far, but for a last line that is not whole yet. */
	List<String> said() {
		try {
			String text = Files.exists(serialLog()) ? Files.readString(serialLog(), StandardCharsets.ISO_8859_1) : "";
			return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** How often its guest has started. */
	long starts() {
		return said().stream().filter(line -> line.startsWith("READY ")).count();
	}

	/** What its kernel said that is no line for programs: a complaint. */
	List<String> unusual() {
		return said().stream().filter(line -> line.startsWith("[")).toList();
	}

	/** The numbers the guest has counted, in the order in which it said them. */
	List<Integer> counted() {
		return said().stream().map(line -> line.strip().split(" ")).filter(words -> words[0].equals("COUNTER"))
				.filter(words -> words.length == 2 && words[1].matches("\\d+")).map(words -> Integer.parseInt(words[1]))
				.toList();
	}

	/** What the guest found on its disks, by its count at that time: the names of the disks and the numbers that were there. */
	Map<Integer, Map<String, String>> marks() {
		Map<Integer, Map<String, String>> marks = new TreeMap<>();
		int count = -1;
		for (String line : said()) {
			String[] words = line.strip().split(" ");
			if (words[0].equals("COUNTER") && words.length == 2 && words[1].matches("\\d+")) {
				count = Integer.parseInt(words[1]);
			} else if (words[0].equals("MARKS")) {
				Map<String, String> found = new TreeMap<>();
				Arrays.stream(words).skip(1).map(word -> word.split("=", 2)).filter(pair -> pair.length == 2)
						.forEach(pair -> found.put(pair[0], pair[1]));
				marks.put(count, found);
			}
		}
		return marks;
	}

	/** The addresses in the guest's own /sys/bus/pci/devices. */
	List<String> guestPci() {
		return told("PCI");
	}

	/** The words of the guest's last report of that name; releng/guest-files/init tells which there are. */
	List<String> told(String report) {
		return said().stream().map(String::strip).filter(line -> line.equals(report) || line.startsWith(report + " "))
				.reduce((_, last) -> last).map(line -> List.of(line.split(" ")))
				.map(line -> line.subList(1, line.size()))
				.orElse(List.of());
	}

	/** Waits until the guest has a device at that address, or has none there any more. */
	void awaitGuestPci(String address, boolean there, Duration deadline) {
		await((there ? "has " : "has lost ") + address, deadline, () -> guestPci().contains(address) == there);
	}

	/** Waits until the guest has more memory than that, in MiB. */
	void awaitMemoryAbove(int mebibytes, Duration deadline) {
		await("has more than " + mebibytes + " MiB", deadline,
				() -> said().stream().map(line -> line.strip().split(" "))
						.anyMatch(words -> words[0].equals("MEMORY") && words.length == 2
								&& Integer.parseInt(words[1]) > mebibytes));
	}

	/** Waits until the guest has counted past {@code number}. */
	void awaitCounterAbove(int number, Duration deadline) {
		await("counts past " + number, deadline, () -> counted().stream().anyMatch(counted -> counted > number));
	}

	void awaitBooted() {
		awaitCounterAbove(before, BOOT);
	}

	/** Waits until that is true of the guest; what it said last is told otherwise. */
	void await(String what, Duration deadline, BooleanSupplier condition) {
		try {
			Await.until("the guest of " + name + " " + what, deadline, condition);
		} catch (AssertionError e) {
			List<String> said = said();
			throw new AssertionError("%s; %d processes run it, and it said last: %s".formatted(e.getMessage(),
					processes().size(), said.subList(Math.max(0, said.size() - LAST_LINES), said.size())), e);
		}
	}
}
