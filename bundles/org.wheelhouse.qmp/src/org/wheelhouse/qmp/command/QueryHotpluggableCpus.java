package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.stream.Collectors;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for all places for virtual CPUs, the highest first; refused where the machine type takes none while it runs. */
public record QueryHotpluggableCpus() implements QmpCommand<List<QueryHotpluggableCpus.Slot>> {

	/** The levels of the topology by which places differ, from the outermost. */
	private static final List<String> LEVELS = List.of("drawer-id", "book-id", "socket-id", "die-id", "cluster-id",
			"module-id", "core-id", "thread-id");

	/**
	 * A place.
	 *
	 * @param type    of the CPU that fits
	 * @param count   how many virtual CPUs that one is
	 * @param props   what {@code device_add} is given to plug it in here
	 * @param qomPath of the CPU in it; empty when it is free
	 */
	public record Slot(String type, @Name("vcpus-count") int count, JsonNode props,
			@Name("qom-path") @Otherwise String qomPath) {

		/** Whether a CPU fits in. */
		public boolean isFree() {
			return qomPath.isEmpty();
		}

		/** Where it is, as no other place of the machine: for example {@code socket-id=1,core-id=0,thread-id=0}. */
		public String place() {
			return LEVELS.stream().filter(props::has).map(level -> level + "=" + props.get(level).asLong())
					.collect(Collectors.joining(","));
		}

		/** Its number in a level; negative when there is no such level. */
		public int number(String level) {
			return props.path(level).asInt(-1);
		}
	}

	@Override
	public String name() {
		return "query-hotpluggable-cpus";
	}

	@Override
	public List<QueryHotpluggableCpus.Slot> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Slot.class, result);
	}
}
