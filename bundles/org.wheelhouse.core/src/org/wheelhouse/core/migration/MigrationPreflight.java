package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.migration.RunningDisks.Disk;
import org.wheelhouse.core.migration.preflight.IntendedMigration;
import org.wheelhouse.core.migration.preflight.IntendedMigration.Image;
import org.wheelhouse.core.migration.preflight.Preflight;
import org.wheelhouse.core.migration.preflight.PreflightCheck;
import org.wheelhouse.core.migration.storage.CopiedDisk;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.QueryMemorySizeSummary;

/**
 * Looks at a migration before it is started: at what the destination would be built from, and, with that, at all that
 * {@link Preflight} looks at. Questions only; never fails.
 */
final class MigrationPreflight {

	private final MachineAccess source;
	private final MigrationRequest intent;
	private final List<PreflightCheck> told = new ArrayList<>();

	MigrationPreflight(MachineAccess source, MigrationRequest intent) {
		this.source = source;
		this.intent = intent;
	}

	/**
	 * Of a destination that was found, or not.
	 *
	 * @param host  of the destination
	 * @param found what was found; a failure is a line too
	 */
	CompletableFuture<List<PreflightCheck>> look(Host host, CompletableFuture<Destination> found,
			java.util.function.Function<Destination, Optional<String>> refusal) {
		return DiskReader.read(source).exceptionally(_ -> RunningDisks.NONE).thenCompose(disks -> {
			disks(disks);
			return found.handle((destination, problem) -> {
				if (problem != null) {
					notFound(OperationFailed.cause(problem), disks);
					return new IntendedMigration(source, host, Optional.empty(), List.of(), false,
							images(disks, List.of()), needed(List.of()), wished());
				}
				refusal.apply(destination).ifPresent(words -> told
						.add(PreflightCheck.stop("channel", "Channel", words, "Choose another channel.")));
				destination.remarks().forEach(words -> told.add(PreflightCheck.note("remark", "To be known",
						words.replaceFirst("\\.$", ""), "")));
				return intended(destination, disks);
			});
		}).thenCompose(this::joined);
	}

	/** Of a file. */
	CompletableFuture<List<PreflightCheck>> look(Path file) {
		var folder = Optional.ofNullable(file.getParent()).orElse(file);
		var files = source.host().files();
		var size = OptionalQuery.instead(
				source.ask(new QueryMemorySizeSummary()).thenApply(memory -> memory.base() + memory.plugged()), 0L);
		return DiskReader.read(source).exceptionally(_ -> RunningDisks.NONE).thenCompose(disks -> {
			disks(disks);
			return size.thenCombine(files.room(folder), (needed, room) -> room(file, needed, room))
					.thenAccept(told::add).exceptionally(_ -> null)
					.thenCompose(_ -> joined(new IntendedMigration(source, source.host(), program(source),
							options(source), true, images(disks, List.of()), needed(List.of()), wished())));
		});
	}

	private static PreflightCheck room(Path file, long needed, Optional<Long> room) {
		if (room.isEmpty()) {
			return PreflightCheck.stop("room", "Room for the file", "There is no folder for " + file,
					"Make it first, or choose another.");
		}
		return room.get() < needed
				? PreflightCheck.warning("room", "Room for the file",
						"There may be no room for " + file + ": it takes up to "
								+ ByteText.text(needed) + ", and " + ByteText.text(room.get()) + " are free",
						"Make room there, or choose another folder.")
				: PreflightCheck.fine("room", "Room for the file",
						"At most " + ByteText.text(needed) + " of " + ByteText.text(room.get()) + " free");
	}

	private CompletableFuture<List<PreflightCheck>> joined(IntendedMigration intended) {
		return Preflight.of(intended).thenApply(looked -> Stream.concat(looked.stream(), told.stream()).toList());
	}

	private void notFound(Throwable problem, RunningDisks disks) {
		// What is said of a disk stands there already.
		if (DiskKinds.refusal(disks).isEmpty()) {
			var words = problem instanceof OperationFailed failed
					? failed.what()
					: String.valueOf(problem.getMessage());
			var advice = problem instanceof OperationFailed failed ? failed.advice() : "";
			told.add(PreflightCheck.stop("destination", "Destination", words, advice));
		}
	}

	private void disks(RunningDisks disks) {
		boolean overlaid = options(source).stream().anyMatch(option -> option.name().equals("snapshot"));
		if (overlaid) {
			told.add(PreflightCheck.stop("snapshot", "-snapshot",
					"The source was started with -snapshot: what the guest wrote is in a file that only its QEMU has",
					"Shut it down, or commit its disks (commit all in the console) and start it anew without."));
		}
		for (var disk : disks.disks()) {
			DiskKinds.refusal(disk).ifPresent(kind -> told.add(kind(disk, kind)));
		}
		disks.busy().forEach(
				words -> told.add(PreflightCheck.stop("jobs", "Disks at work", words.replaceFirst("\\..*$", ""),
						words.contains(". ") ? words.substring(words.indexOf(". ") + 2) + "." : "")));
		if (told.isEmpty()) {
			told.add(PreflightCheck.fine("disks", "Disks",
					disks.disks().isEmpty() ? "There is none" : "Each can be opened by another QEMU"));
		}
	}

	private static PreflightCheck kind(Disk disk, String sentence) {
		var id = sentence.contains("snapshot=on") ? "snapshot" : sentence.contains("fat:") ? "fat" : "disk-kind";
		return PreflightCheck.stop(id, disk.title(), sentence, switch (id) {
			case "snapshot" -> "Shut the guest down and start it without snapshot=on.";
			case "fat" -> "Unplug the disk first, or give the guest an image with these files.";
			default -> "Unplug the disk first, or shut the guest down and start it there.";
		});
	}

	private IntendedMigration intended(Destination destination, RunningDisks disks) {
		var waiting = destination.waiting();
		var options = destination.request().map(LaunchRequest::options)
				.orElseGet(() -> waiting.map(MigrationPreflight::options).orElse(List.of()));
		var program = destination.request().flatMap(LaunchRequest::binary)
				.or(() -> waiting.flatMap(MigrationPreflight::program));
		return new IntendedMigration(source, destination.host(), program, options, waiting.isPresent(),
				images(disks, destination.copies()), needed(destination.copies()), wished());
	}

	private static Optional<Path> program(MachineAccess machine) {
		return machine.commandLine().stream().findFirst().map(Path::of);
	}

	private static List<QemuOption> options(MachineAccess machine) {
		return machine.commandLine().isEmpty() ? List.of() : OptionWords.options(machine.commandLine());
	}

	private static List<Image> images(RunningDisks disks, List<CopiedDisk> copies) {
		var images = new ArrayList<Image>();
		for (var disk : disks.disks()) {
			var root = disk.root();
			var copy = copies.stream().filter(copied -> root.filter(node -> node.name().equals(copied.sourceNode()))
					.isPresent()).findFirst();
			if (copy.isPresent()) {
				images.add(
						new Image(disk.title(), copy.get().sourceFile(), true, true, Optional.of(copy.get().target()),
								copy.get().size(), copy.get().allocated()));
			} else {
				root.stream().flatMap(RunningNode::all).filter(node -> node.driver().equals(RunningNode.FILE))
						.forEach(node -> images.add(new Image(disk.title(), node.file(), !node.readOnly(),
								!node.cache().contains("direct"))));
			}
		}
		return images;
	}

	/** Those without which it is not done. */
	private Set<String> needed(List<CopiedDisk> copies) {
		var words = new TreeSet<String>();
		intent.channel().connections().ifPresent(_ -> words.add("multifd"));
		if (!copies.isEmpty()) {
			words.add(MigrationCapability.PAUSE_BEFORE_SWITCHOVER.word());
		}
		return words;
	}

	private Set<String> wished() {
		var words = new TreeSet<String>();
		intent.inOrder().forEach(capability -> words.add(capability.word()));
		return words;
	}
}
