package org.wheelhouse.qmp.command;

import java.util.Optional;

/**
 * A node of the block graph ({@code BlockDeviceInfo} in QAPI).
 *
 * @param nodeName         its name; generated names begin with {@code #block}
 * @param driver           for example {@code qcow2} or {@code file}
 * @param file             the image's name
 * @param readOnly         whether it can be read only
 * @param backingFile      the name of the image below
 * @param backingFileDepth how many images are below
 * @param encrypted        whether it is encrypted
 * @param detectZeroes     how writes of zeroes are treated
 * @param throttle         its limits
 * @param image            the image
 */
public record BlockNode(Optional<String> nodeName, String driver, String file, boolean readOnly,
		Optional<String> backingFile, int backingFileDepth, boolean encrypted, String detectZeroes, Throttle throttle,
		ImageInfo image) {

	/** Limits of throughput; 0 means none. */
	public record Throttle(long bytesPerSecond, long readBytesPerSecond, long writeBytesPerSecond,
			long operationsPerSecond,
			long readOperationsPerSecond, long writeOperationsPerSecond) {

		private static Throttle read(Members node) throws UnexpectedResultException {
			return new Throttle(node.number("bps"), node.number("bps_rd"), node.number("bps_wr"), node.number("iops"),
					node.number("iops_rd"), node.number("iops_wr"));
		}
	}

	static BlockNode read(Members node) throws UnexpectedResultException {
		return new BlockNode(node.optionalText("node-name"), node.text("drv"), node.text("file"), node.flag("ro"),
				node.optionalText("backing_file"), node.smallNumber("backing_file_depth"), node.flag("encrypted"),
				node.text("detect_zeroes"), Throttle.read(node), node.object("image", ImageInfo::read));
	}
}
