package org.wheelhouse.core.state;

/**
 * A disk that goes along with a migration, as its job tells.
 *
 * @param device         what a person calls the disk
 * @param jobId          of the mirror
 * @param length         bytes that there are to do
 * @param offset         bytes that are done of it
 * @param bytesPerSecond negative when not known
 * @param startMillis    since the start of the migration
 * @param readyMillis    when source and target were first the same; negative before
 * @param endedMillis    negative while it lasts
 * @param status         QEMU's word for what the job is doing
 * @param error          in QEMU's words; empty when nothing went wrong
 */
public record MigratedDisk(String device, String jobId, long length, long offset, long bytesPerSecond, long startMillis,
		long readyMillis, long endedMillis, String status, String error) {

	/** Jobs of this name are of disks that go along: by it they are found again after a restart. */
	public static final String JOB_PREFIX = "wheelhouse-disk-";

	/** Whether a job is that of a disk that goes along. */
	public static boolean isJob(String id) {
		return id.startsWith(JOB_PREFIX);
	}

	/** What a person calls the disk that is copied by a job. */
	public static String title(String job) {
		return job.substring(Math.min(job.length(), job.indexOf('.') + 1));
	}

	/** The same, which has ended. */
	public MigratedDisk ended(long atMillis, String words) {
		return endedMillis >= 0
				? this
				: new MigratedDisk(device, jobId, length, offset, -1, startMillis, readyMillis, atMillis, "concluded",
						words);
	}
}
