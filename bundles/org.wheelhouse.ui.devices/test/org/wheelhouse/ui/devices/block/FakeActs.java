package org.wheelhouse.ui.devices.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.block.JobTerms;
import org.wheelhouse.core.machine.FileLooks;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;

/** Acts whose plan is their arguments. */
record FakeActs(FileLooks files) implements BlockOperations {

	@Override
	public String machineName() {
		return "rich-7.2";
	}

	@Override
	public CompletableFuture<Device> renewed(Device device) {
		return CompletableFuture.completedFuture(device);
	}

	@Override
	public Operation<?> eject(Device drive, boolean force) {
		return act("eject", force);
	}

	@Override
	public Operation<?> tray(Device drive, boolean open) {
		return act("tray", open);
	}

	@Override
	public Operation<?> changeMedium(Device drive, String file, Optional<String> format, boolean force,
			boolean readOnly) {
		return readOnly
				? act("change", file, format.orElse(""), force, "read-only")
				: act("change", file, format.orElse(""), force);
	}

	@Override
	public Operation<?> resize(Device disk, long bytes) {
		return act("resize", disk.id(), bytes);
	}

	@Override
	public Operation<?> resize(Node node, long bytes) {
		return act("resize", node.nodeName(), bytes);
	}

	@Override
	public Operation<?> throttle(Device disk, Limits limits) {
		return act("throttle", limits.bps(), limits.bpsRd(), limits.bpsWr(), limits.iops(), limits.iopsRd(),
				limits.iopsWr());
	}

	@Override
	public Operation<?> snapshot(Device disk, String file, String format) {
		return act("snapshot", file, format);
	}

	@Override
	public Operation<?> stream(Device disk, Optional<String> base) {
		return act("stream", base.orElse("all"));
	}

	@Override
	public Operation<?> setSpeed(Job job, long bytesPerSecond) {
		return act("speed", bytesPerSecond);
	}

	@Override
	public Operation<?> tell(Job job, JobTerms word) {
		return act(word);
	}

	@Override
	public Operation<?> cancel(Job job, boolean force) {
		return act("cancel", force);
	}

	private static Operation<?> act(Object... said) {
		return new Operation<String>() {

			@Override
			public String label() {
				return String.valueOf(said[0]);
			}

			@Override
			public List<PlannedCommand> plan() {
				return List.of(new PlannedCommand("rich-7.2", List.of(said).toString(), ""));
			}

			@Override
			public CompletableFuture<String> run() {
				return CompletableFuture.completedFuture("");
			}
		};
	}
}
