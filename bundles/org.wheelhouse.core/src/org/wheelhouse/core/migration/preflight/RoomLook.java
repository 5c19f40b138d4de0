package org.wheelhouse.core.migration.preflight;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.qmp.command.QueryMemorySizeSummary;

/** Room for the guest's memory at the destination, and for the disks that go along. */
final class RoomLook {

	private static final String MEMORY = "memory";
	private static final String SUBJECT = "Memory";
	private static final String DISK = "room";

	private final IntendedMigration intended;

	RoomLook(IntendedMigration intended) {
		this.intended = intended;
	}

	CompletableFuture<List<PreflightCheck>> memory() {
		if (intended.started()) {
			return CompletableFuture.completedFuture(List.of());
		}
		var size = OptionalQuery.instead(intended.source().ask(new QueryMemorySizeSummary())
				.thenApply(told -> told.base() + told.plugged()), 0L);
		return size.thenCombine(intended.host().resources(), (needed, there) -> List.of(memory(needed, there)));
	}

	private PreflightCheck memory(long needed, HostResources there) {
		var figures = ByteText.text(needed) + " of " + ByteText.text(there.freeBytes()) + " free";
		if (needed <= 0 || there.freeBytes() <= 0) {
			return PreflightCheck.unknown(MEMORY, SUBJECT, "It is not known how much there is " + intended.there());
		}
		return needed > there.freeBytes()
				? PreflightCheck.stop(MEMORY, SUBJECT, "There is no room " + intended.there() + " for it: it takes "
						+ ByteText.text(needed) + ", and " + ByteText.text(there.freeBytes()) + " of "
						+ ByteText.text(there.memoryBytes()) + " are free"
						+ (intended.isLocal() ? " beside the source's own" : ""),
						"End what takes memory there, take some from the guest (balloon), or choose another computer.")
				: PreflightCheck.fine(MEMORY, SUBJECT, figures + " " + intended.there());
	}

	/** Of each folder into which disks are copied. */
	CompletableFuture<List<PreflightCheck>> disks() {
		var needed = new LinkedHashMap<Path, Long>();
		intended.images().forEach(image -> image.copy().map(file -> java.util.Optional.ofNullable(file.getParent())
				.orElse(file)).ifPresent(folder -> needed.merge(folder, Math.max(0, image.size()), Long::sum)));
		var looks = needed.entrySet().stream().map(entry -> intended.host().files().room(entry.getKey())
				.thenApply(room -> room.map(free -> disk(entry.getKey(), entry.getValue(), free))
						.orElseGet(() -> PreflightCheck.unknown(DISK, "Room for disks",
								"It cannot be told how much there is in " + entry.getKey()))))
				.toList();
		return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var checks = new ArrayList<PreflightCheck>();
			looks.forEach(look -> checks.add(look.join()));
			return checks;
		});
	}

	private PreflightCheck disk(Path folder, long needed, long free) {
		return needed > free
				? PreflightCheck.stop(DISK, "Room for disks", "There is no room in " + folder + " " + intended.there()
						+ ": the copies may take " + ByteText.text(needed) + ", and " + ByteText.text(free)
						+ " are free",
						"Make room there, or choose another folder.")
				: PreflightCheck.fine(DISK, "Room for disks", "At most " + ByteText.text(needed) + " of "
						+ ByteText.text(free) + " free in " + folder);
	}
}
