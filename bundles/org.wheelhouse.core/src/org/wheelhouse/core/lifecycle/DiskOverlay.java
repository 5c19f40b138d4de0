package org.wheelhouse.core.lifecycle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.creation.FileSteps;
import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.SeenFiles;
import org.wheelhouse.core.definition.TakeOverlay;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.Dependants;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.MachineImages;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;

/**
 * An overlay on the image of a disk, in a definition that is edited: the image becomes a base that nobody writes to any more,
 * and the option is to name the overlay. The files are made here; the definition is changed by who edits it, so that undoing
 * that deletes no file. Any thread; nothing blocks.
 */
public final class DiskOverlay {

	private static final String QCOW2 = "qcow2";

	/**
	 * What is wanted.
	 *
	 * @param definition its file
	 * @param text       what it says now, saved or not
	 * @param options    of the disk
	 */
	public record Wish(Path definition, DefinitionText text, Collection<Integer> options) {

		public Wish {
			options = List.copyOf(options);
		}

		/** The image that an option of the disk names; empty when none names one that a guest writes to. */
		public Optional<DefinedImage> image() {
			return DefinedImages.of(text.options()).stream()
					.filter(image -> options.contains(image.option()) && image.written() && !image.cd()).findFirst();
		}

		private Path folder() {
			return DefinitionFile.folder(definition);
		}
	}

	private final Host host;
	private final Supplier<? extends Collection<MachineSnapshot>> machines;
	private final Wish wish;
	private final ImageInfo base;
	private final Path proposed;
	private final String refused;

	private DiskOverlay(Host host, Supplier<? extends Collection<MachineSnapshot>> machines, Wish wish, ImageInfo base,
			Path proposed, String refused) {
		this.host = host;
		this.machines = machines;
		this.wish = wish;
		this.base = base;
		this.proposed = proposed;
		this.refused = refused;
	}

	/**
	 * Looks what it would take. Writes nothing.
	 *
	 * @param host     of the definition
	 * @param machines all that are known, at each call
	 * @return fails with {@link OperationFailed} when the disk has no image, or one that cannot be looked at
	 */
	public static CompletableFuture<DiskOverlay> plan(Host host,
			Supplier<? extends Collection<MachineSnapshot>> machines, Wish wish) {
		var image = wish.image();
		var file = image.flatMap(found -> found.file(wish.folder()));
		if (image.isEmpty() || file.isEmpty()) {
			return CompletableFuture.failedFuture(OperationFailed.refused(
					"No option of this disk names an image that a guest writes to",
					"Choose the image of the disk first."));
		}
		var here = machines.get().stream().filter(machine -> machine.identity().hostId().equals(host.id())).toList();
		var info = new Images(host).info(file.get(), image.get().format().filter(format -> !format.equals("file")));
		var names = host.files().statuses(Ground.overlayNames(file.get()));
		return info.thenCombine(names, (base, found) -> Map.entry(base, Ground.overlayNames(file.get()).stream()
				.filter(name -> found.get(name) instanceof FileStatus status && !status.exists())
				.findFirst().orElseGet(() -> Ground.overlayNames(file.get()).getFirst())))
				.thenCompose(looked -> MachineImages.of(host.files(), here)
						.thenCompose(known -> refused(host, wish, image.get(), looked.getKey(), known))
						.thenApply(why -> new DiskOverlay(host, machines, wish, looked.getKey(), looked.getValue(),
								why)));
	}

	/** Why it is not done; empty when it can be. */
	private static CompletableFuture<String> refused(Host host, Wish wish, DefinedImage image, ImageInfo base,
			List<MachineImages> known) {
		var file = base.file();
		try {
			TakeOverlay.apply(wish.text(), image, wish.folder(), file.resolveSibling("overlay"), QCOW2);
		} catch (CoreException e) {
			return CompletableFuture.completedFuture(String.valueOf(e.getMessage()));
		}
		if (base.hasSavedState()) {
			return CompletableFuture.completedFuture(
					file + " would only be read from then on, but the memory of a machine is saved in it.");
		}
		var own = known.stream().filter(machine -> machine.definition().filter(wish.definition()::equals).isPresent())
				.findFirst();
		var busy = own.map(MachineOnDisk::busy).filter(why -> !why.isEmpty());
		if (busy.isPresent()) {
			return CompletableFuture.completedFuture(busy.get());
		}
		var others = known.stream().filter(machine -> own.filter(machine::equals).isEmpty()).toList();
		var named = new LinkedHashSet<Path>(List.of(file));
		var images = DefinedImages.of(wish.text().options()).stream()
				.filter(other -> other.written() && other.option() != image.option()).toList();
		images.forEach(other -> other.file(wish.folder()).ifPresent(named::add));
		return new Dependants(host, others).of(file, List.of(wish.folder()))
				.thenCombine(SeenFiles.look(host.files(), named), (dependants, seen) -> {
					if (images.stream().flatMap(other -> other.file(wish.folder()).stream())
							.anyMatch(other -> seen.same(other, file))) {
						return file
								+ " would only be read from then on, but another disk of this definition is the same"
								+ " image.";
					}
					return dependants.stream().filter(Dependant::hasItOnTop).findFirst()
							.map(one -> file + " would only be read from then on, but " + one.text() + ".").orElse("");
				});
	}

	/** The image that becomes the base. */
	public Path base() {
		return base.file();
	}

	/** A name that is free for the overlay, beside its base. */
	public Path proposed() {
		return proposed;
	}

	/** Why it is not done, in whole sentences; empty when it can be. */
	public String refused() {
		return refused;
	}

	/** What is done to files, in order. */
	public List<FileStep> steps(Path overlay) {
		return List.of(FileStep.overlay(base.file(), base.format(), overlay, base.virtualSize()),
				FileStep.freeze(base.file()));
	}

	/** What a person should know before, in whole sentences. */
	public List<String> notes() {
		var notes = new ArrayList<>(List.of("Undo in the definition deletes no file: the overlay stays, and the image"
				+ " stays one that is only read."));
		if (!base.snapshots().isEmpty()) {
			notes.add("The internal snapshots of " + base.file().getFileName() + " stay in the base.");
		}
		return List.copyOf(notes);
	}

	/**
	 * Makes the files: both things, or nothing. Looks once more before.
	 *
	 * @param overlay full path, where nothing is
	 * @return the overlay; fails with {@link OperationFailed}
	 */
	public Undertaking<Path> run(Path overlay, Progress progress) {
		return Undertaking.begin(work -> plan(host, machines, wish).thenCompose(now -> {
			if (!now.refused.isEmpty()) {
				throw new CompletionException(
						OperationFailed.refused(
								"The overlay " + overlay + " was not made: " + now.refused.replaceFirst("[.]$", ""),
								"Free the image of that, or use a copy of it."));
			}
			return new FileSteps(host, Map.of(), Map.of()).run(work, "The overlay " + overlay + " was not made",
					now.steps(overlay), progress);
		}).thenApply(_ -> overlay));
	}

	/**
	 * The definition with the overlay in place of its base.
	 *
	 * @param now     what it says by now
	 * @param overlay that was made
	 * @throws CoreException when no disk of it, or more than one, is on the base; its message is a sentence for a person
	 */
	public DefinitionText taken(DefinitionText now, Path overlay) throws CoreException {
		var naming = DefinedImages.of(now.options()).stream().filter(DefinedImage::written)
				.filter(image -> image.file(wish.folder()).filter(base.file()::equals).isPresent()).toList();
		if (naming.size() != 1) {
			throw new CoreException(
					"The overlay " + overlay + " was made, but the definition has changed meanwhile, and "
							+ base.file() + " is not the image of one disk of it. Nothing in it was changed.");
		}
		return TakeOverlay.apply(now, naming.getFirst(), wish.folder(), overlay, QCOW2);
	}
}
