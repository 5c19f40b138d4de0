package org.wheelhouse.core.operation;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.SeenFiles;
import org.wheelhouse.core.definition.TakeOverlay;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.host.DefinitionText;

/**
 * What a change of a running machine means for its next start: the definition that it was started by, as it said when this was
 * made. Immutable; any thread; nothing blocks.
 */
public final class NextStart {

	private static final SeenFiles NOBODY_LOOKED = new SeenFiles(Map.of());

	private final Optional<DefinitionFile> file;
	private final Optional<DefinitionText> text;
	private final SeenFiles seen;
	private final String refusal;

	/**
	 * Whether the definition can follow a change.
	 *
	 * @param change  what would change in it, a sentence for a person; empty when it cannot
	 * @param refusal why it cannot, a sentence for a person; empty when it can
	 */
	public record Answer(String change, String refusal) {

		/** Whether it can. */
		public boolean possible() {
			return refusal.isEmpty();
		}
	}

	private NextStart(Optional<DefinitionFile> file, Optional<DefinitionText> text, SeenFiles seen, String refusal) {
		this.file = file;
		this.text = text;
		this.seen = seen;
		this.refusal = refusal;
	}

	/** Of a machine that has no definition here. */
	public static NextStart unknown() {
		return new NextStart(Optional.empty(), Optional.empty(), NOBODY_LOOKED,
				"The machine has no definition here. Whoever starts it again has to name what is changed now.");
	}

	/** Of a connected machine; never fails. */
	public static CompletableFuture<NextStart> of(MachineAccess machine) {
		return machine.definition()
				.map(file -> file.read().thenCompose(text -> of(machine, file, text))
						.exceptionally(problem -> new NextStart(Optional.of(file), Optional.empty(), NOBODY_LOOKED,
								Fault.of(problem).what())))
				.orElseGet(() -> CompletableFuture.completedFuture(unknown()));
	}

	/** Looks at the files that the definition and the machine name: two names may be of one. */
	private static CompletableFuture<NextStart> of(MachineAccess machine, DefinitionFile file, DefinitionText text) {
		var named = DefinedImages.of(text.options()).stream().flatMap(image -> image.file(file.folder()).stream());
		var used = machine.snapshot().trees().block().stream().flatMap(block -> block.devices().stream())
				.flatMap(disk -> disk.chain().stream()).flatMap(node -> path(file.folder(), node).stream());
		return SeenFiles.look(machine.host().files(), Stream.concat(named, used).toList())
				.thenApply(seen -> new NextStart(Optional.of(file), Optional.of(text), seen, ""));
	}

	private static Optional<Path> path(Path folder, Node node) {
		try {
			return Optional.of(folder.resolve(node.file()));
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}

	/** The folder from which paths of the machine start; empty when that is not known. */
	public Optional<Path> folder() {
		return file.map(DefinitionFile::folder);
	}

	/** Whether it can start upon an overlay of a disk. */
	public Answer upon(Device disk, Path overlay) {
		if (text.isEmpty()) {
			return new Answer("", refusal);
		}
		try {
			var before = text.get();
			var taken = take(disk);
			int option = taken.option(before).option();
			var after = taken.apply(before, overlay);
			return new Answer("In " + file.orElseThrow().path().getFileName() + ": "
					+ TakeOverlay.words(before, option) + " becomes " + TakeOverlay.words(after, option), "");
		} catch (CoreException e) {
			return new Answer("", e.what());
		}
	}

	private TakeOverlay take(Device disk) {
		var folder = folder().orElseThrow();
		var names = new ArrayList<>(List.of(disk.device(), disk.id()));
		disk.chain().forEach(node -> names.add(node.nodeName()));
		return new TakeOverlay(seen, folder, disk.chain().stream().map(Node::file).map(folder::resolve).toList(),
				names);
	}

	/** The operation, with the definition starting upon an overlay of a disk from then on. Only where {@link #upon} can. */
	public <R> Operation<R> upon(Operation<R> operation, Device disk, Path overlay) {
		var taken = take(disk);
		return KeptOperation.in(file.orElseThrow(), operation, now -> taken.apply(now, overlay));
	}
}
