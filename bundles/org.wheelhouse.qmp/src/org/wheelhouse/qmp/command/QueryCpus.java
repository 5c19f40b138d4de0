package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Asks for the virtual CPUs and where they are in their programs, which makes each of them stop for a moment. QEMU has it until
 * 5.2; see {@code Dialect}.
 */
public record QueryCpus() implements QmpCommand<List<QueryCpus.Cpu>> {

	/**
	 * A virtual CPU.
	 *
	 * @param index       counted from 0
	 * @param current     whether commands are about it that name no CPU
	 * @param halted      whether it waits for an interrupt; empty where QEMU does not tell
	 * @param pc          where it is; 64 bits, of which QEMU takes the first for a sign; on a PC and SPARC
	 * @param npc         where a SPARC goes on
	 * @param nip         where a PowerPC is
	 * @param upperCasePc where a MIPS is
	 * @param threadId    the thread of QEMU's process that runs it
	 */
	public record Cpu(@Name("CPU") int index, boolean current, Optional<Boolean> halted, OptionalLong pc,
			OptionalLong npc, OptionalLong nip, @Name("PC") OptionalLong upperCasePc,
			@Name("thread_id") long threadId) {

		/** A CPU of a PC. */
		public Cpu(int index, boolean current, boolean halted, OptionalLong pc, long threadId) {
			this(index, current, Optional.of(halted), pc, OptionalLong.empty(), OptionalLong.empty(),
					OptionalLong.empty(),
					threadId);
		}

		/** Where it is in its program, whatever its architecture calls that. */
		public OptionalLong programCounter() {
			return Stream.of(pc, nip, upperCasePc).filter(OptionalLong::isPresent).findFirst()
					.orElse(OptionalLong.empty());
		}
	}

	@Override
	public String name() {
		return "query-cpus";
	}

	@Override
	public List<QueryCpus.Cpu> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Cpu.class, result);
	}
}
