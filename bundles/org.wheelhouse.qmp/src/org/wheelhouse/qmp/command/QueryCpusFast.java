package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the virtual CPUs; does not disturb the guest. */
public record QueryCpusFast() implements QmpCommand<List<QueryCpusFast.Cpu>> {

	/**
	 * A virtual CPU.
	 *
	 * @param index    counted from 0
	 * @param threadId the thread of QEMU's process that runs it
	 * @param qomPath  empty where QEMU does not tell
	 * @param target   its architecture, for example {@code x86_64}; empty before 3.0
	 */
	public record Cpu(@Name("cpu-index") int index, @Otherwise String qomPath, long threadId,
			@Otherwise String target,
			@Name("props") @Otherwise Place place) {}

	/** Where it is in the topology, as far as the machine type has such levels. */
	public record Place(@Name("node-id") OptionalLong node, @Name("socket-id") OptionalLong socket,
			@Name("die-id") OptionalLong die, @Name("cluster-id") OptionalLong cluster,
			@Name("core-id") OptionalLong core, @Name("thread-id") OptionalLong thread) {

		/** A place that is not told. */
		public static final Place UNKNOWN = new Place(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
				OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
	}

	@Override
	public String name() {
		return "query-cpus-fast";
	}

	@Override
	public List<QueryCpusFast.Cpu> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Cpu.class, result);
	}
}
