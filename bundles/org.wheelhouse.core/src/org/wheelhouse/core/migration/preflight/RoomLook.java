package org.wheelhouse.core.migration.preflight;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
	private static final String DISK_SUBJECT = "Room for disks";

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
		var folders = new LinkedHashMap<Path, List<IntendedMigration.Image>>();
		intended.images().forEach(image -> image.copy().map(file -> Optional.ofNullable(file.getParent()).orElse(file))
				.ifPresent(folder -> folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(image)));
		var looks = folders.entrySet().stream().map(entry -> intended.host().files().room(entry.getKey())
				.thenApply(room -> room.map(free -> disks(entry.getKey(), entry.getValue(), free))
						.orElseGet(() -> PreflightCheck.unknown(DISK, DISK_SUBJECT,
								"It cannot be told how much there is in " + entry.getKey()))))
				.toList();
		return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var checks = new ArrayList<PreflightCheck>();
			looks.forEach(look -> checks.add(look.join()));
			return checks;
		});
	}

	/** What has holes may be copied where not all of it would fit; that it grows later is to be known. */
	private PreflightCheck disks(Path folder, List<IntendedMigration.Image> copies, long free) {
		var least = copies.stream().mapToLong(IntendedMigration.Image::least).sum();
		var most = copies.stream().mapToLong(image -> Math.max(0, image.size())).sum();
		var room = ByteText.text(free) + " are free in " + folder + " " + intended.there();
		if (least > free) {
			return PreflightCheck.stop(DISK, DISK_SUBJECT,
					"There is no room for the copies: they take " + ByteText.text(least) + " at least, and " + room,
					"Make room there, or choose another folder.");
		}
		return most > free
				? PreflightCheck.warning(DISK, DISK_SUBJECT,
						"The copies take " + ByteText.text(least) + " now and may grow to " + ByteText.text(most) + "; "
								+ room,
						"Make room there before the guest writes so much.")
				: PreflightCheck.fine(DISK, DISK_SUBJECT, "At most " + ByteText.text(most) + "; " + room);
	}
}
