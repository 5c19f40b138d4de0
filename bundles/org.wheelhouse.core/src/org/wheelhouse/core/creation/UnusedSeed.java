package org.wheelhouse.core.creation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.Dependants;
import org.wheelhouse.core.image.MachineImages;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;

/**
 * The file of a seed beside a definition that does not name it any more. It goes only when no machine, running or defined,
 * needs it. For a moment, as machines are; any thread; nothing blocks.
 */
public final class UnusedSeed {

	/** Its label is in the first sectors of its file system, behind a partition table. */
	private static final int LABELLED = 1 << 16;

	private final Host host;
	private final List<MachineSnapshot> machines;
	private final Path file;

	/**
	 * @param host       of the definition
	 * @param machines   all that are known now
	 * @param definition full path
	 */
	public UnusedSeed(Host host, Collection<MachineSnapshot> machines, Path definition) {
		this.host = host;
		this.machines = List.copyOf(machines);
		file = definition.resolveSibling(FileNames.SEED);
	}

	/** Whether it is there, and nobody needs it; never fails. */
	public CompletableFuture<Optional<Path>> look() {
		return isSeed().thenCompose(there -> there
				? dependants().thenApply(who -> who.isEmpty() ? Optional.of(file) : Optional.<Path>empty())
				: CompletableFuture.completedFuture(Optional.empty()));
	}

	private CompletableFuture<Boolean> isSeed() {
		return host.files().status(file).thenCompose(status -> status.filter(FileStatus::isFile).isEmpty()
				? CompletableFuture.completedFuture(false)
				: host.files().read(file, 0, LABELLED)
						.thenApply(bytes -> bytes.filter(UnusedSeed::isLabelled).isPresent()));
	}

	private static boolean isLabelled(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1).contains(CloudSeed.LABEL + "  ");
	}

	private CompletableFuture<List<Dependant>> dependants() {
		var here = machines.stream().filter(machine -> machine.identity().hostId().equals(host.id())).toList();
		return MachineImages.of(host.files(), here)
				.thenCompose(known -> new Dependants(host, known).of(file, List.of()));
	}

	/**
	 * Deletes it. Looks at definitions and overlays once more before.
	 *
	 * @return what was deleted; fails with {@link OperationFailed} when somebody needs it meanwhile
	 */
	public CompletableFuture<Path> delete() {
		return dependants().thenCompose(who -> {
			if (!who.isEmpty()) {
				throw new CompletionException(OperationFailed.refused(file + " stays", who.getFirst().text() + "."));
			}
			return host.files().delete(file).thenApply(_ -> file);
		});
	}
}
