package org.wheelhouse.core.lifecycle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.wheelhouse.core.creation.FileNames;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.Host;

/**
 * The end of a machine that does not run: of its definition, and of those of its files that a person chooses. A file that
 * somebody else needs cannot be chosen. Nothing brings back what was deleted. Any thread; nothing blocks.
 */
public final class DeleteMachine {

	/**
	 * A file that may go.
	 *
	 * @param path    full path
	 * @param text    what it is, a few words
	 * @param own     whether it is in the machine's own folder, so that it probably belongs to it alone
	 * @param refused why it cannot go, in whole sentences; empty when it can
	 */
	public record Choice(Path path, String text, boolean own, String refused) {}

	private final Host host;
	private final Supplier<? extends Collection<MachineSnapshot>> machines;
	private final String id;
	private final MachineOnDisk machine;

	private DeleteMachine(Host host, Supplier<? extends Collection<MachineSnapshot>> machines, String id,
			MachineOnDisk machine) {
		this.host = host;
		this.machines = machines;
		this.id = id;
		this.machine = machine;
	}

	/**
	 * Looks what there is of a machine.
	 *
	 * @param host     of the machine
	 * @param machines all that are known, at each call
	 * @param id       the row of the machine
	 * @return fails with {@link OperationFailed} when the machine has no definition that can be read
	 */
	public static CompletableFuture<DeleteMachine> plan(Host host,
			Supplier<? extends Collection<MachineSnapshot>> machines, String id) {
		return MachineOnDisk.look(host, id, machines.get())
				.thenApply(machine -> new DeleteMachine(host, machines, id, machine));
	}

	/** The definition, which goes in any case. */
	public Path definition() {
		return machine.definition();
	}

	/** Why it cannot be deleted now, in whole sentences; empty when it can. */
	public String refused() {
		return machine.busy();
	}

	/**
	 * Its files besides the definition: the disks that it writes to, wherever they are, and what else is in its folder. What it
	 * only reads elsewhere, such as an installer's disc or the firmware of a package, is not its own, and is not among them.
	 */
	public List<Choice> choices() {
		var choices = new LinkedHashMap<Path, Choice>();
		machine.images().forEach(image -> machine.file(image)
				.filter(file -> machine.infos().containsKey(file) && (image.written() || isInFolder(file)))
				.ifPresent(file -> choices.putIfAbsent(file, choice(file, kind(image), image.written()))));
		machine.infos().keySet().stream().filter(file -> machine.upon(file).isPresent() && isInFolder(file))
				.forEach(base -> choices.putIfAbsent(base, choice(base, "beneath its disk", true)));
		machine.tpm().forEach(file -> choices.putIfAbsent(file,
				new Choice(file, "state of its TPM", true, refused())));
		return List.copyOf(choices.values());
	}

	private boolean isInFolder(Path file) {
		return file.startsWith(machine.folder());
	}

	private String kind(DefinedImage image) {
		return machine.isFirmware(image) ? "variables of its UEFI" : image.written() ? "disk" : "only read by it";
	}

	private Choice choice(Path file, String kind, boolean written) {
		var text = kind + ", " + ByteText.text(machine.infos().get(file).actualSize());
		var refused = machine.others(file).stream().findFirst()
				.map(Dependant::text).map(who -> file + " stays: " + who + ".").orElse(refused());
		return new Choice(file, text, written && isInFolder(file), refused);
	}

	/**
	 * Deletes the definition and the chosen files, and the machine's folder when nothing is left in it. Looks once more before:
	 * when one of the files is needed meanwhile, nothing is deleted. The row has to be forgotten by the caller.
	 *
	 * @return what was deleted; fails with {@link OperationFailed}
	 */
	public Undertaking<List<Path>> run(Set<Path> chosen, Progress progress) {
		return Undertaking.begin(work -> plan(host, machines, id).thenApply(now -> now.allowed(chosen))
				.thenCompose(files -> work.step(() -> deleted(files, progress))));
	}

	private List<Path> allowed(Set<Path> chosen) {
		var choices = choices();
		if (!refused().isEmpty()) {
			throw new CompletionException(OperationFailed.refused("Nothing was deleted", refused()));
		}
		var offered = choices.stream().map(Choice::path).toList();
		chosen.stream().filter(file -> !offered.contains(file)).findFirst().ifPresent(file -> {
			throw new CompletionException(OperationFailed.refused("Nothing was deleted",
					file + " is none of the machine's own files."));
		});
		choices.stream().filter(choice -> chosen.contains(choice.path()) && !choice.refused().isEmpty()).findFirst()
				.ifPresent(choice -> {
					throw new CompletionException(OperationFailed.refused("Nothing was deleted", choice.refused()));
				});
		choices.stream().map(Choice::path).filter(chosen::contains).forEach(base -> machine.upon(base)
				.filter(overlay -> !chosen.contains(overlay)).ifPresent(overlay -> {
					throw new CompletionException(OperationFailed.refused("Nothing was deleted",
							base + " is beneath " + overlay + ", which would stay. Choose both, or none."));
				}));
		var files = new ArrayList<>(List.of(machine.definition()));
		choices.stream().map(Choice::path).filter(chosen::contains).forEach(files::add);
		return files;
	}

	private CompletableFuture<List<Path>> deleted(List<Path> files, Progress progress) {
		var deleted = new ArrayList<Path>();
		CompletableFuture<?> done = CompletableFuture.allOf();
		for (var file : files) {
			done = done.thenCompose(_ -> {
				progress.at("delete " + file, -1);
				return host.files().delete(file);
			}).thenAccept(_ -> deleted.add(file));
		}
		return done.thenCompose(_ -> emptied(machine.folder().resolve(FileNames.TPM)))
				.thenCompose(
						_ -> ownFolder().map(this::emptied).orElseGet(() -> CompletableFuture.completedFuture(false)))
				.<List<Path>>thenApply(_ -> deleted)
				.exceptionally(problem -> {
					throw new CompletionException(OperationFailed.of(
							deleted.size() + " of " + files.size() + " files were deleted, the next could not be",
							problem, List.of()));
				});
	}

	/** The folder that was made for it, by its name. */
	private Optional<Path> ownFolder() {
		return Optional.of(machine.folder()).filter(folder -> machine.definition()
				.endsWith(folder.getFileName() + FileNames.DEFINITION));
	}

	/** A folder in which something is left stays, without a word. */
	private CompletableFuture<Boolean> emptied(Path folder) {
		return host.files().delete(folder).exceptionally(_ -> false);
	}
}
