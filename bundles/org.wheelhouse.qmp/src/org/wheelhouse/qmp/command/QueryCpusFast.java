package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the virtual CPUs; does not disturb the guest. */
public record QueryCpusFast() implements QmpCommand<List<QueryCpusFast.Cpu>> {

	/**
	 * A virtual CPU.
	 *
	 * @param index    counted from 0
	 * @param threadId the thread of QEMU's process that runs it
	 * @param target   its architecture, for example {@code x86_64}
	 */
	public record Cpu(int index, String qomPath, long threadId, String target, Place place) {

		private static Cpu read(Members cpu) throws UnexpectedResultException {
			return new Cpu(cpu.smallNumber("cpu-index"), cpu.text("qom-path"), cpu.number("thread-id"),
					cpu.text("target"),
					cpu.optionalObject("props", Place::read).orElse(Place.UNKNOWN));
		}
	}

	/** Where it is in the topology, as far as the machine type has such levels. */
	public record Place(OptionalLong node, OptionalLong socket, OptionalLong die, OptionalLong cluster,
			OptionalLong core,
			OptionalLong thread) {

		/** A place that is not told. */
		public static final Place UNKNOWN = new Place(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
				OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

		private static Place read(Members props) throws UnexpectedResultException {
			return new Place(props.optionalNumber("node-id"), props.optionalNumber("socket-id"),
					props.optionalNumber("die-id"), props.optionalNumber("cluster-id"), props.optionalNumber("core-id"),
					props.optionalNumber("thread-id"));
		}
	}

	@Override
	public String name() {
		return "query-cpus-fast";
	}

	@Override
	public List<QueryCpusFast.Cpu> read(JsonNode result) throws UnexpectedResultException {
		return Members.list(result, Cpu::read);
	}
}
