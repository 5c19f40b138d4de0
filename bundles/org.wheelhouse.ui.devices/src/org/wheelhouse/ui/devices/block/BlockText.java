package org.wheelhouse.ui.devices.block;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.Quantity;

/** How block devices are put into words, the same in picture, table, tooltip and for a screen reader. */
final class BlockText {

	private static final String SEPARATOR = " · ";

	private BlockText() {
	}

	/** The type and the state of the drive in a few words. */
	static String state(BlockDevice device) {
		var parts = new ArrayList<String>();
		if (!device.getType().isEmpty()) {
			parts.add(shortType(device.getType()));
		}
		if (failed(device)) {
			parts.add(NLS.bind(Messages.BlockText_ioStatus, device.getIoStatus()));
		}
		if (device.isHasTray() && device.isTrayOpen()) {
			parts.add(Messages.BlockText_trayOpen);
		} else if (device.isLocked()) {
			parts.add(Messages.BlockText_locked);
		} else if (device.isRemovable()) {
			parts.add(Messages.BlockText_removable);
		}
		return String.join(SEPARATOR, parts);
	}

	/** Whether QEMU stopped the machine, or reported to the guest, because of an error of this device. */
	static boolean failed(BlockDevice device) {
		return !device.getIoStatus().isEmpty() && !device.getIoStatus().equals("ok");
	}

	/** The file's name without its folder; for a node without a file the node's name. */
	static String file(BlockNode node) {
		var file = node.getFile();
		return file.isEmpty() ? node.getNodeName() : file.substring(file.lastIndexOf('/') + 1);
	}

	/** What is beneath the file's name: how much of its size is on the disk, whether it is only read. */
	static String size(BlockNode node) {
		var parts = new ArrayList<String>();
		if (node.isBacking()) {
			parts.add(Messages.BlockText_backing);
		}
		if (node.getVirtualSize() >= 0) {
			var whole = Quantity.bytes(node.getVirtualSize()).toString();
			parts.add(node.getActualSize() >= 0 && node.getActualSize() < node.getVirtualSize()
					? NLS.bind(Messages.BlockText_of, Quantity.bytes(node.getActualSize()), whole)
					: whole);
		}
		if (node.isReadOnly()) {
			parts.add(Messages.BlockText_readOnly);
		}
		if (node.isEncrypted()) {
			parts.add(Messages.BlockText_encrypted);
		}
		return String.join(SEPARATOR, parts);
	}

	/** The limits of a throttled device; empty when it has none. */
	static String throttle(BlockDevice device) {
		var parts = new ArrayList<String>();
		limit(parts, Messages.BlockText_bps, device.getBps(), true);
		limit(parts, Messages.BlockText_bpsRd, device.getBpsRd(), true);
		limit(parts, Messages.BlockText_bpsWr, device.getBpsWr(), true);
		limit(parts, Messages.BlockText_iops, device.getIops(), false);
		limit(parts, Messages.BlockText_iopsRd, device.getIopsRd(), false);
		limit(parts, Messages.BlockText_iopsWr, device.getIopsWr(), false);
		return String.join(SEPARATOR, parts);
	}

	/** Everything known of a device in a few lines. */
	static String tip(BlockDevice device) {
		var lines = new ArrayList<String>();
		lines.add(device.getId() + SEPARATOR + state(device));
		if (device.getChain().isEmpty()) {
			lines.add(Messages.BlockText_noMedium);
		}
		device.getChain().forEach(node -> lines.add(node(node)));
		var throttle = throttle(device);
		if (!throttle.isEmpty()) {
			lines.add(NLS.bind(Messages.BlockText_throttle, throttle));
		}
		lines.add(NLS.bind(Messages.BlockText_reads, operations(device.getReadOperations(), device.getReadBytes(),
				device.getReadTotalTimeNanos())));
		lines.add(NLS.bind(Messages.BlockText_writes, operations(device.getWriteOperations(), device.getWrittenBytes(),
				device.getWriteTotalTimeNanos())));
		return String.join("\n", lines);
	}

	/** A node with its full path. */
	static String node(BlockNode node) {
		return String.join(SEPARATOR, List.of(node.getNodeName(), node.getDriver(), node.getFile(), size(node)));
	}

	/** What a screen reader says of a device. */
	static String spoken(BlockDevice device) {
		var file = device.getChain().isEmpty() ? Messages.BlockText_noMedium : file(device.getChain().getFirst());
		return NLS.bind(Messages.BlockText_spoken, new Object[]{device.getId(), state(device), file,
				Quantity.bytes(device.getReadBytes()), Quantity.bytes(device.getWrittenBytes())});
	}

	/** Whether a job copies data of disks: others do not count in bytes. */
	static boolean copies(BlockJob job) {
		return switch (job.getType()) {
			case "stream", "commit", "mirror", "backup" -> true;
			default -> false;
		};
	}

	/** What a job does, how far it is and what holds it up. */
	static String job(BlockJob job) {
		var parts = new ArrayList<String>();
		parts.add(copies(job)
				? NLS.bind(Messages.BlockText_jobDone, new Object[]{job.getType(), job.getId(),
						Quantity.bytes(job.getOffset()), Quantity.bytes(job.getLength())})
				: job.getType() + " " + job.getId());
		if (job.getSpeed() > 0) {
			parts.add(NLS.bind(Messages.BlockText_jobLimit, Quantity.rate(job.getSpeed())));
		}
		if (job.isPaused()) {
			parts.add(Messages.BlockText_jobPaused);
		}
		if (job.isReady()) {
			parts.add(Messages.BlockText_jobReady);
		}
		switch (job.getStatus()) {
			case "waiting" -> parts.add(Messages.BlockText_jobWaiting);
			case "pending" -> parts.add(Messages.BlockText_jobPending);
			case "aborting" -> parts.add(Messages.BlockText_jobAborting);
			case "concluded" -> parts.add(job.getError().isEmpty()
					? Messages.BlockText_jobConcluded
					: NLS.bind(Messages.BlockText_jobFailed, job.getError()));
			default -> {
				// said above, or by how far it is
			}
		}
		if (!job.getIoStatus().isEmpty() && !job.getIoStatus().equals("ok")) {
			parts.add(NLS.bind(Messages.BlockText_ioStatus, job.getIoStatus()));
		}
		return String.join(SEPARATOR, parts);
	}

	/** The rate while something is going on, else the total. */
	static Quantity traffic(long total, long perSecond) {
		return perSecond > 0 ? Quantity.rate(perSecond) : Quantity.bytes(total);
	}

	/** The icon of a device. */
	static Icon icon(BlockDevice device) {
		if (device.getType().contains("cd")) {
			return Icon.CD;
		}
		return device.getType().contains("floppy") ? Icon.FLOPPY : Icon.DISK;
	}

	private static String operations(long count, long bytes, long nanos) {
		var text = Plural.bind(Messages.BlockText_operations, count, Quantity.bytes(bytes));
		return count == 0
				? text
				: text + SEPARATOR
						+ NLS.bind(Messages.BlockText_each, Math.round(nanos / 1000.0 / count));
	}

	private static void limit(List<String> parts, String pattern, long value, boolean bytes) {
		if (value > 0) {
			parts.add(NLS.bind(pattern, bytes ? Quantity.bytes(value) : value));
		}
	}

	private static String shortType(String type) {
		return type.endsWith("-pci") ? type.substring(0, type.length() - "-pci".length()) : type;
	}
}
