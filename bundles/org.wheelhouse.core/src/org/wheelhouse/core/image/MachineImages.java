package org.wheelhouse.core.image;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;

/**
 * A machine that is known, as far as images are concerned. Immutable.
 *
 * @param id         the key of its row
 * @param name       what a person calls it
 * @param definition the file that it is started by; empty when it has none
 * @param running    whether it has a process, or may have one
 * @param migrated   whether its guest had been migrated when it was last heard, and may run elsewhere on the same images
 * @param defined    the images that its definition names, as full paths
 * @param used       the images that it has open while it runs, as far as is known
 */
public record MachineImages(String id, String name, Optional<Path> definition, boolean running, boolean migrated,
		List<Use> defined,
		List<Use> used) {

	/** A definition that is longer is none. */
	private static final int LONGEST = 1 << 20;

	/**
	 * An image of a machine.
	 *
	 * @param file    full path
	 * @param written whether its guest writes to it
	 */
	public record Use(Path file, boolean written) {}

	public MachineImages {
		defined = List.copyOf(defined);
		used = List.copyOf(used);
	}

	/** Reads the definitions of machines of one computer; never fails. */
	public static CompletableFuture<List<MachineImages>> of(HostFiles files, Collection<MachineSnapshot> machines) {
		var read = machines.stream().map(machine -> of(files, machine)).toList();
		return CompletableFuture.allOf(read.toArray(CompletableFuture[]::new))
				.thenApply(_ -> read.stream().map(CompletableFuture::join).toList());
	}

	private static CompletableFuture<MachineImages> of(HostFiles files, MachineSnapshot machine) {
		var identity = machine.identity();
		var definition = Optional.of(identity.definitionPath()).filter(path -> !path.isEmpty()).map(Path::of);
		boolean running = isRunning(machine);
		var text = definition.map(file -> files.read(file, 0, LONGEST))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
		return text.thenApply(bytes -> new MachineImages(machine.id(), machine.facts().name(), definition, running,
				machine.migrated(),
				bytes.map(read -> images(options(read), definition)).orElse(List.of()),
				running ? used(machine, definition) : List.of()));
	}

	/** Of one that cannot be reached it is not known that it does not run. */
	private static boolean isRunning(MachineSnapshot machine) {
		return switch (machine.condition().state()) {
			case DEFINED, ENDED -> false;
			case FAILED -> machine.identity().pid() != 0; // else it could not be started
			default -> true;
		};
	}

	private static List<QemuOption> options(byte[] text) {
		try {
			return QemuCommandLine.parse(new String(text, StandardCharsets.UTF_8)).options();
		} catch (CommandLineException _) {
			return List.of();
		}
	}

	private static List<Use> images(List<QemuOption> options, Optional<Path> definition) {
		// Where others started theirs is not known: full paths only.
		var folder = definition.map(DefinitionFile::folder).orElse(Path.of("/nowhere"));
		return DefinedImages.of(options).stream().flatMap(
				image -> image.file(folder).map(file -> new Use(file, image.written())).stream()).toList();
	}

	private static List<Use> used(MachineSnapshot machine, Optional<Path> definition) {
		var words = machine.identity().commandLine();
		var used = new ArrayList<>(words.isEmpty()
				? List.<Use>of()
				: images(QemuCommandLine.optionsOf(words.subList(1, words.size())), definition));
		var folder = definition.map(DefinitionFile::folder).orElse(Path.of("/nowhere"));
		// What no device uses is a job's, or another client's.
		machine.trees().block().ifPresent(graph -> Stream.concat(
				graph.devices().stream().flatMap(device -> device.chain().stream()), graph.looseNodes().stream())
				.forEach(node -> DefinedImage.path(folder, node.file())
						.ifPresent(file -> used.add(new Use(file, !node.readOnly() && !node.backing())))));
		return used;
	}
}
