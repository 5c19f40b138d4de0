package org.wheelhouse.qmp.command;

import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Inline;
import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;

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
 * @param imageInfo        the image; QEMU 1.0 does not tell of it
 */
public record BlockNode(Optional<String> nodeName, @Name("drv") String driver, String file,
		@Name("ro") boolean readOnly, @Name("backing_file") Optional<String> backingFile,
		@Name("backing_file_depth") @Otherwise int backingFileDepth, boolean encrypted,
		@Name("detect_zeroes") @Otherwise("off") String detectZeroes, @Inline Throttle throttle,
		@Name("image") Optional<ImageInfo> imageInfo) {

	/** The image; where QEMU does not tell of it, what is known all the same. */
	public ImageInfo image() {
		return imageInfo
				.orElseGet(() -> new ImageInfo(file, driver, 0, OptionalLong.empty(), Optional.empty()));
	}

	/** Limits of throughput; 0 means none. */
	public record Throttle(@Name("bps") long bytesPerSecond, @Name("bps_rd") long readBytesPerSecond,
			@Name("bps_wr") long writeBytesPerSecond, @Name("iops") long operationsPerSecond,
			@Name("iops_rd") long readOperationsPerSecond, @Name("iops_wr") long writeOperationsPerSecond) {}
}
