package org.wheelhouse.core.migration;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryBlockJobs;

/** Block devices as acts want them. */
public final class Drives {

	private Drives() {
	}

	/** One with an image, or with none when the file is empty. */
	public static Device drive(String device, String qdev, String node, String file) {
		var chain = file.isEmpty()
				? List.<Node>of()
				: List.of(new Node(node, "raw", file, false, false, 1 << 20, 1 << 20, "", false));
		return new Device("k", device, qdev, device.isEmpty() ? qdev : device, "ide-cd", true, false, true, false, "ok",
				false, Limits.NONE, chain, Optional.empty());
	}

	/** What a real machine says of the one with this name of its back end, or with this device of the guest. */
	public static Device of(RealMachine machine, String name) throws Exception {
		return Await.get(machine.send(new QueryBlock())).stream()
				.filter(device -> device.device().equals(name) || ("/" + device.qdev().orElse("")).contains("/" + name))
				.map(Drives::read).findFirst().orElseThrow();
	}

	/** The one job of a real machine. */
	public static Job job(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryBlockJobs())).stream()
				.map(job -> new Job(job.device(), job.type(), job.length(), job.offset(), job.speed(), job.paused(),
						job.ready(), job.ioStatus()))
				.findFirst().orElseThrow();
	}

	private static Device read(QueryBlock.Device device) {
		var limits = device.inserted().map(BlockNode::throttle)
				.map(set -> new Limits(set.bytesPerSecond(), set.readBytesPerSecond(), set.writeBytesPerSecond(),
						set.operationsPerSecond(), set.readOperationsPerSecond(), set.writeOperationsPerSecond()))
				.orElse(Limits.NONE);
		var chain = device.inserted()
				.map(node -> List.of(new Node(node.nodeName().orElse(""), node.driver(), node.file(), node.readOnly(),
						false, node.image().virtualBytes(), -1, node.backingFile().orElse(""), false)))
				.orElse(List.of());
		return new Device("k", device.device(), device.qdev().orElse(""), "d", "", device.removable(), device.locked(),
				device.trayOpen().isPresent(), device.trayOpen().orElse(false), "ok", false, limits, chain,
				Optional.empty());
	}
}
