package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Asks for the virtual CPUs and where they are in their programs, which makes each of them stop for a moment. QEMU has it until
 * 5.2; see {@code Dialect}.
 */
public record QueryCpus() implements QmpCommand<List<QueryCpus.Cpu>> {

	/**
	 * A virtual CPU.
	 *
	 * @param index          counted from 0
	 * @param current        whether commands are about it that name no CPU
	 * @param halted         whether it waits for an interrupt
	 * @param programCounter where it is; 64 bits without sign. {@code pc}, {@code nip} or {@code PC}, as its architecture says
	 * @param threadId       the thread of QEMU's process that runs it
	 */
	public record Cpu(int index, boolean current, boolean halted, OptionalLong programCounter, long threadId) {

		private static Cpu read(Members cpu) throws UnexpectedResultException {
			return new Cpu(cpu.smallNumber("CPU"), cpu.flag("current"), cpu.flag("halted"), programCounter(cpu),
					cpu.number("thread_id"));
		}

		private static OptionalLong programCounter(Members cpu) throws UnexpectedResultException {
			for (var name : List.of("pc", "nip", "PC")) {
				if (cpu.has(name)) {
					return cpu.optionalNumber(name);
				}
			}
			return OptionalLong.empty();
		}
	}

	@Override
	public String name() {
		return "query-cpus";
	}

	@Override
	public List<QueryCpus.Cpu> read(JsonNode result) throws UnexpectedResultException {
		return Members.list(result, Cpu::read);
	}
}
