package org.wheelhouse.qmp.event;

import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Name;

/** Disks, and jobs that work on them. */
public sealed interface BlockEvent extends TypedEvent {

	/**
	 * The tray of a drive was opened or closed.
	 *
	 * @param device the name of its back end; may be empty
	 * @param id     the id or QOM path of the guest's device
	 */
	record DeviceTrayMoved(String device, String id, boolean trayOpen) implements BlockEvent {}

	/** The helper for persistent reservations of SCSI disks was connected or lost. */
	record PrManagerStatusChanged(String id, boolean connected) implements BlockEvent {}

	/**
	 * An image contradicts itself.
	 *
	 * @param offset where, in bytes
	 * @param fatal  whether it can be read only from now on
	 */
	record BlockImageCorrupted(String device, Optional<String> nodeName, @Name("msg") String message,
			OptionalLong offset, OptionalLong size, boolean fatal) implements BlockEvent {}

	/**
	 * A disk could not be read or written.
	 *
	 * @param operation {@code read} or {@code write}
	 * @param action    {@code ignore}, {@code report} or {@code stop}
	 * @param noSpace   whether there was no room, where that is known
	 * @param reason    the host's words
	 */
	record BlockIoError(String device, Optional<String> nodeName, String operation, String action,
			@Name("nospace") Optional<Boolean> noSpace, String reason) implements BlockEvent {}

	/**
	 * A job has ended.
	 *
	 * @param type   for example {@code mirror}
	 * @param device what the job is called
	 * @param length what there was to do
	 * @param offset what is done of it
	 * @param speed  its limit in bytes per second; 0 for none
	 * @param error  why it failed; empty when it did not
	 */
	record BlockJobCompleted(String type, String device, @Name("len") long length, long offset, long speed,
			Optional<String> error) implements BlockEvent {}

	/** A job was ended before it was done. Members as in {@link BlockJobCompleted}. */
	record BlockJobCancelled(String type, String device, @Name("len") long length, long offset,
			long speed) implements BlockEvent {}

	/** A job could not read or write. Members as in {@link BlockIoError}. */
	record BlockJobError(String device, String operation, String action) implements BlockEvent {}

	/** A job waits to be completed. Members as in {@link BlockJobCompleted}. */
	record BlockJobReady(String type, String device, @Name("len") long length, long offset,
			long speed) implements BlockEvent {}

	/** A job waits to be finalized. */
	record BlockJobPending(String type, String id) implements BlockEvent {}

	/**
	 * More of a disk was written than it was said to tell of.
	 *
	 * @param amountExceeded in bytes
	 * @param writeThreshold in bytes
	 */
	record BlockWriteThreshold(String nodeName, long amountExceeded, long writeThreshold) implements BlockEvent {}

	/** No majority of the images of a quorum could be read or written alike. */
	record QuorumFailure(String reference, @Name("sector-num") long sector,
			@Name("sectors-count") long sectors) implements BlockEvent {}

	/**
	 * An image of a quorum is not like the others.
	 *
	 * @param type {@code read}, {@code write} or {@code flush}
	 */
	record QuorumReportBad(String type, Optional<String> error, String nodeName, @Name("sector-num") long sector,
			@Name("sectors-count") long sectors) implements BlockEvent {}

	/** A job, of whatever kind, has another state (QAPI {@code JobStatus}). */
	record JobStatusChange(String id, String status) implements BlockEvent {}

	/** An export is gone. */
	record BlockExportDeleted(String id) implements BlockEvent {}
}
