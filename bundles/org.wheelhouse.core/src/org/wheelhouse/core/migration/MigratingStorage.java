package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.storage.CopiedDisk;
import org.wheelhouse.core.migration.storage.StorageAlong;
import org.wheelhouse.core.migration.storage.StorageCommand;
import org.wheelhouse.core.migration.storage.StorageCommands;
import org.wheelhouse.core.migration.storage.TargetImages;

/**
 * What one migration does about disks: nothing where both ends open the same files.
 *
 * @param copies that go along
 * @param images the new ones
 * @param along  takes them; empty when none goes along
 */
record MigratingStorage(List<CopiedDisk> copies, TargetImages images, Optional<StorageAlong> along) {

	/** Of a migration that has not begun. */
	static MigratingStorage of(Destination destination) {
		return new MigratingStorage(destination.copies(), new TargetImages(destination.host(), destination.copies()),
				Optional.empty());
	}

	/** The same between these two. */
	MigratingStorage between(MachineAccess source, MachineAccess destination, StorageCommands commands) {
		return new MigratingStorage(copies, images, copies.isEmpty()
				? Optional.empty()
				: Optional.of(new StorageAlong(source, destination, commands)));
	}

	/** What is sent before memory flows. */
	static List<StorageCommand> before(StorageCommands commands) {
		var all = new ArrayList<>(commands.offer());
		all.addAll(commands.copy());
		return all;
	}

	/** What the destination is to be open on. */
	RunningDisks expected(RunningDisks source) {
		return DiskCopies.applied(source, copies);
	}

	/** Takes the disks along, until they are the same at both ends. */
	CompletableFuture<?> prepare(Meeting meeting) {
		return along.<CompletableFuture<?>>map(storage -> storage.offer().thenCompose(_ -> meeting.connectDisks())
				.thenCompose(_ -> storage.prepare())).orElseGet(() -> CompletableFuture.completedFuture(null));
	}

	/** Whether the disks are to be switched over when the guest stands still. */
	boolean isWaiting() {
		return along.filter(storage -> !storage.hasSwitchedOver()).isPresent();
	}

	/**
	 * Lets go of the disks, and of the guest.
	 *
	 * @param goOn false when a person is to say that it may go
	 */
	CompletableFuture<?> switchOver(boolean goOn) {
		return along.<CompletableFuture<?>>map(storage -> storage.switchOver().thenCompose(
				_ -> goOn ? storage.goOn() : CompletableFuture.completedFuture(null)))
				.orElseGet(() -> CompletableFuture.completedFuture(null));
	}

	/** The source keeps its disks. Never fails. */
	CompletableFuture<List<String>> giveUp() {
		return along.map(StorageAlong::giveUp).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
	}

	/** The new images are worth nothing. Never fails; tells what became of them. */
	CompletableFuture<List<String>> discard(boolean destinationEnded) {
		return images.discard(destinationEnded);
	}
}
