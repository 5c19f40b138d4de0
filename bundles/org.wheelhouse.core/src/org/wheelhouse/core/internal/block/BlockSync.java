package org.wheelhouse.core.internal.block;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.model.live.BlockState;
import org.wheelhouse.model.live.LiveFactory;

/** Copies the block devices, nodes and jobs. Devices are matched by their front end, nodes by name. */
final class BlockSync {

	private final KeyedList<Device, BlockDevice> devices = new KeyedList<>(Device::key, BlockDevice::getKey,
			LiveFactory.eINSTANCE::createBlockDevice, this::device);
	private final KeyedList<Node, BlockNode> nodes = new KeyedList<>(BlockSync::key, BlockSync::key,
			LiveFactory.eINSTANCE::createBlockNode, BlockSync::node);

	private final KeyedList<Job, BlockJob> jobs = new KeyedList<>(Job::id, BlockJob::getId,
			LiveFactory.eINSTANCE::createBlockJob, BlockSync::job);

	/** A backing file opened only as such has no name that QEMU tells. */
	private static Object key(Node node) {
		return node.nodeName().isEmpty() ? node.file() : node.nodeName();
	}

	private static Object key(BlockNode node) {
		return node.getNodeName().isEmpty() ? node.getFile() : node.getNodeName();
	}

	void apply(BlockGraph graph, MachineSnapshot snapshot, BlockState state) {
		devices.apply(graph.devices(), state.getDevices());
		nodes.apply(graph.looseNodes(), state.getLooseNodes());
		jobs.apply(graph.jobs(), state.getJobs());
	}

	private static void job(BlockJob target, Job job) {
		new FeatureWriter(target).set(BLOCK_JOB__ID, job.id()).set(BLOCK_JOB__TYPE, job.type())
				.set(BLOCK_JOB__LENGTH, job.length()).set(BLOCK_JOB__OFFSET, job.offset())
				.set(BLOCK_JOB__SPEED, job.speed()).set(BLOCK_JOB__PAUSED, job.paused())
				.set(BLOCK_JOB__READY, job.ready()).set(BLOCK_JOB__IO_STATUS, job.ioStatus())
				.set(BLOCK_JOB__STATUS, job.status()).set(BLOCK_JOB__ERROR, job.error());
	}

	private void device(BlockDevice target, Device device) {
		var writer = new FeatureWriter(target).set(BLOCK_DEVICE__KEY, device.key())
				.set(BLOCK_DEVICE__DEVICE, device.device()).set(BLOCK_DEVICE__QDEV, device.qdev())
				.set(BLOCK_DEVICE__ID, device.id()).set(BLOCK_DEVICE__TYPE, device.type())
				.set(BLOCK_DEVICE__REMOVABLE, device.removable()).set(BLOCK_DEVICE__LOCKED, device.locked())
				.set(BLOCK_DEVICE__HAS_TRAY, device.hasTray()).set(BLOCK_DEVICE__TRAY_OPEN, device.trayOpen())
				.set(BLOCK_DEVICE__IO_STATUS, device.ioStatus()).set(BLOCK_DEVICE__READ_ONLY, device.readOnly());
		var limits = device.limits();
		writer.set(BLOCK_DEVICE__BPS, limits.bps()).set(BLOCK_DEVICE__BPS_RD, limits.bpsRd())
				.set(BLOCK_DEVICE__BPS_WR, limits.bpsWr()).set(BLOCK_DEVICE__IOPS, limits.iops())
				.set(BLOCK_DEVICE__IOPS_RD, limits.iopsRd()).set(BLOCK_DEVICE__IOPS_WR, limits.iopsWr());
		device.counters().ifPresent(counters -> counters(writer, counters));
		nodes.apply(device.chain(), target.getChain());
	}

	private static void counters(FeatureWriter writer, BlockGraph.Counters counters) {
		writer.set(BLOCK_DEVICE__READ_BYTES, counters.readBytes())
				.set(BLOCK_DEVICE__WRITTEN_BYTES, counters.writtenBytes())
				.set(BLOCK_DEVICE__READ_OPERATIONS, counters.readOperations())
				.set(BLOCK_DEVICE__WRITE_OPERATIONS, counters.writeOperations())
				.set(BLOCK_DEVICE__FLUSH_OPERATIONS, counters.flushOperations())
				.set(BLOCK_DEVICE__READ_TOTAL_TIME_NANOS, counters.readTotalTimeNanos())
				.set(BLOCK_DEVICE__WRITE_TOTAL_TIME_NANOS, counters.writeTotalTimeNanos())
				.set(BLOCK_DEVICE__FLUSH_TOTAL_TIME_NANOS, counters.flushTotalTimeNanos())
				.set(BLOCK_DEVICE__HIGHEST_WRITE_OFFSET, counters.highestWriteOffset())
				.set(BLOCK_DEVICE__READ_BYTES_PER_SECOND, counters.readBytesPerSecond())
				.set(BLOCK_DEVICE__WRITTEN_BYTES_PER_SECOND, counters.writtenBytesPerSecond());
	}

	private static void node(BlockNode target, Node node) {
		new FeatureWriter(target).set(BLOCK_NODE__NODE_NAME, node.nodeName()).set(BLOCK_NODE__DRIVER, node.driver())
				.set(BLOCK_NODE__FILE, node.file()).set(BLOCK_NODE__READ_ONLY, node.readOnly())
				.set(BLOCK_NODE__ENCRYPTED, node.encrypted()).set(BLOCK_NODE__VIRTUAL_SIZE, node.virtualSize())
				.set(BLOCK_NODE__ACTUAL_SIZE, node.actualSize()).set(BLOCK_NODE__BACKING_FILE, node.backingFile())
				.set(BLOCK_NODE__BACKING, node.backing());
	}
}
