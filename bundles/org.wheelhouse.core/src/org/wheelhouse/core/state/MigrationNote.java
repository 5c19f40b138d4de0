package org.wheelhouse.core.state;

import java.util.List;

/**
 * What has to be known of a migration under way to finish it, should the workbench be killed. Texts are empty when that does
 * not apply.
 *
 * @param sourceId      the machine that has the guest
 * @param destinationId the machine that gets it; empty until it is there
 * @param begunMillis   epoch milliseconds
 * @param launched      whether the destination is started for it
 * @param wasRunning    whether the guest ran
 * @param endSource     whether the source quits afterwards
 * @param way           how both ends meet, and what is to be removed for it
 * @param armed         capabilities that are armed for it, in QEMU's words
 * @param disks         that go along
 */
public record MigrationNote(String sourceId, String destinationId, long begunMillis, boolean launched,
		boolean wasRunning, boolean endSource, Way way, List<String> armed, List<Disk> disks) {

	public MigrationNote {
		armed = List.copyOf(armed);
		disks = List.copyOf(disks);
	}

	/**
	 * How both ends meet.
	 *
	 * @param folder      name of the folders that were made for it
	 * @param channel     a word for the kind of channel
	 * @param encryption  a word for what it is encrypted by
	 * @param connections of multifd; 0 without
	 */
	public record Way(String folder, String channel, String encryption, int connections) {}

	/**
	 * A disk that goes along.
	 *
	 * @param number     among those of the machine
	 * @param sourceNode the node of its medium at the source
	 * @param targetNode that of the new image
	 * @param sourceFile the image at the source
	 * @param target     the new image
	 * @param size       bytes
	 */
	public record Disk(int number, String title, String sourceNode, String targetNode, String sourceFile, String target,
			String format, long size) {}

	/** The same with its destination. */
	public MigrationNote to(String id) {
		return new MigrationNote(sourceId, id, begunMillis, launched, wasRunning, endSource, way, armed, disks);
	}
}
