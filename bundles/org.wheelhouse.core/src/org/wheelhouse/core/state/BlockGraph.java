package org.wheelhouse.core.state;

import java.util.List;
import java.util.Optional;

/**
 * The block devices of a machine, the nodes behind them and the jobs that work on them: {@code query-block},
 * {@code query-named-block-nodes}, {@code query-blockstats} and {@code query-block-jobs}.
 *
 * @param devices    in QEMU's order
 * @param looseNodes nodes that no device uses
 * @param jobs       in QEMU's order
 */
public record BlockGraph(List<Device> devices, List<Node> looseNodes, List<Job> jobs) {

	public BlockGraph {
		devices = List.copyOf(devices);
		looseNodes = List.copyOf(looseNodes);
		jobs = List.copyOf(jobs);
	}

	/** The same with other devices. */
	public BlockGraph withDevices(List<Device> changed) {
		return new BlockGraph(changed, looseNodes, jobs);
	}

	/**
	 * A job that works on disks.
	 *
	 * @param id       what commands call it
	 * @param type     {@code stream}, {@code commit}, {@code mirror}, {@code backup}, {@code create}, {@code snapshot-save} …
	 * @param length   what there is to do, in bytes where it copies
	 * @param offset   bytes; what is done of it
	 * @param speed    its limit in bytes per second; 0 for none
	 * @param paused   whether it waits: told to pause, or for its disk
	 * @param ready    whether it waits to be completed
	 * @param ioStatus {@code ok}, {@code failed} or {@code nospace}
	 * @param status   QEMU's word for what it is doing (QAPI {@code JobStatus}); empty when it does not tell
	 * @param error    why it failed, in QEMU's words; empty when it did not
	 */
	public record Job(String id, String type, long length, long offset, long speed, boolean paused, boolean ready,
			String ioStatus, String status, String error) {

		/** One of which QEMU tells no more. */
		public Job(String id, String type, long length, long offset, long speed, boolean paused, boolean ready,
				String ioStatus) {
			this(id, type, length, offset, speed, paused, ready, ioStatus, "", "");
		}
	}

	/**
	 * A front end. Texts are empty when not known.
	 *
	 * @param key       stable: its QOM path, or the back end's name
	 * @param device    back end name; empty for a {@code -blockdev} disk
	 * @param qdev      QOM path or id of the front end
	 * @param id        what a person calls it
	 * @param type      QOM type, for example {@code virtio-blk-pci}
	 * @param removable whether its medium can be changed
	 * @param locked    whether the guest holds the medium
	 * @param hasTray   whether it has a tray
	 * @param trayOpen  whether that is open
	 * @param ioStatus  {@code ok}, {@code failed} or {@code nospace}
	 * @param readOnly  whether the medium is
	 * @param limits    throttling
	 * @param chain     from the node that it uses down to the last backing file; empty without a medium
	 * @param counters  empty until they were asked for
	 */
	public record Device(String key, String device, String qdev, String id, String type, boolean removable,
			boolean locked,
			boolean hasTray, boolean trayOpen, String ioStatus, boolean readOnly, Limits limits, List<Node> chain,
			Optional<Counters> counters) {

		public Device {
			chain = List.copyOf(chain);
		}

		/** The same as if nobody had counted. */
		public Device withoutCounters() {
			return counters.isEmpty()
					? this
					: new Device(key, device, qdev, id, type, removable, locked, hasTray, trayOpen, ioStatus, readOnly,
							limits, chain, Optional.empty());
		}

		/** The same with these counters. */
		public Device with(Counters counted) {
			return new Device(key, device, qdev, id, type, removable, locked, hasTray, trayOpen, ioStatus, readOnly,
					limits, chain,
					Optional.of(counted));
		}
	}

	/** Throttling in bytes and operations per second; 0 is unlimited. */
	public record Limits(long bps, long bpsRd, long bpsWr, long iops, long iopsRd, long iopsWr) {

		/** None. */
		public static final Limits NONE = new Limits(0, 0, 0, 0, 0, 0);
	}

	/**
	 * Counters since the machine started, and rates over the last sample.
	 *
	 * @param readBytesPerSecond    negative before the second sample
	 * @param writtenBytesPerSecond negative before the second sample
	 */
	public record Counters(long readBytes, long writtenBytes, long readOperations, long writeOperations,
			long flushOperations, long readTotalTimeNanos, long writeTotalTimeNanos, long flushTotalTimeNanos,
			long highestWriteOffset, long readBytesPerSecond, long writtenBytesPerSecond) {}

	/**
	 * A node.
	 *
	 * @param nodeName    QEMU's name of it
	 * @param driver      for example {@code qcow2}
	 * @param file        file name as QEMU tells it
	 * @param readOnly    whether it is opened so
	 * @param encrypted   whether it is
	 * @param virtualSize bytes; negative when not known
	 * @param actualSize  bytes; negative when not known
	 * @param backingFile its backing file's name; empty when it has none
	 * @param backing     whether it is a backing file of the one before
	 */
	public record Node(String nodeName, String driver, String file, boolean readOnly, boolean encrypted,
			long virtualSize,
			long actualSize, String backingFile, boolean backing) {}
}
