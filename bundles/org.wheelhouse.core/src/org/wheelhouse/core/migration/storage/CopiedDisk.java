package org.wheelhouse.core.migration.storage;

import java.nio.file.Path;

import org.wheelhouse.core.state.MigratedDisk;

/**
 * A disk that goes along with a migration.
 *
 * @param number     from 0, among those of the machine
 * @param title      what a person calls the disk
 * @param sourceNode the node of its medium at the source
 * @param targetNode the node of the new image at the destination
 * @param sourceFile the image at the source, as QEMU calls it
 * @param target     the new image
 * @param format     of the new image
 * @param size       bytes that the guest sees
 * @param allocated  bytes that what is copied takes on the source's disk; 0 when not known
 */
public record CopiedDisk(int number, String title, String sourceNode, String targetNode, String sourceFile, Path target,
		String format, long size, long allocated) {

	/** One of which nobody knows any more how much it takes. */
	public CopiedDisk(int number, String title, String sourceNode, String targetNode, String sourceFile, Path target,
			String format, long size) {
		this(number, title, sourceNode, targetNode, sourceFile, target, format, size, 0);
	}

	/** Of the job that copies it, and of what the destination offers it under. */
	public String job() {
		return MigratedDisk.JOB_PREFIX + number + "." + title.replaceAll("[^A-Za-z0-9._-]", "-");
	}

	/** The node at the source that leads to the new image. */
	String link() {
		return "wheelhouse-nbd-" + number;
	}

	/** The node that the job puts above the disk. */
	String filter() {
		return "wheelhouse-mirror-" + number;
	}
}
