package org.wheelhouse.qmp.dialect;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What {@code query-cpus} told of each CPU, put together of what newer QEMUs tell. */
final class Cpus {

	private static final Pattern COUNTER = Pattern
			.compile("\\b(?:RIP|EIP|NIP|PC|pc)\\s*[=:]?\\s*([0-9a-fA-F]{8,16})\\b");
	private static final Pattern HALTED = Pattern.compile("\\bHLT=1\\b");

	private Cpus() {
	}

	/**
	 * As it is, from a QEMU that remembers no CPU and takes the first one for the current one.
	 *
	 * @param chosen the CPU that is the current one
	 */
	static Way withCurrent(int chosen) {
		var said = new RawCommand("query-cpus");
		return new Way.Translated("Which CPU is the current one is known to the session.", List.of(said),
				exchange -> exchange.send(said).thenApply(cpus -> {
					for (var cpu : cpus) {
						if (cpu instanceof ObjectNode told) {
							told.put("current", cpu.path("CPU").asInt() == chosen);
						}
					}
					return cpus;
				}));
	}

	/** @param chosen the CPU that is the current one */
	static Way query(int chosen) {
		var said = new RawCommand("query-cpus-fast");
		return new Way.Translated(
				"QEMU 6.0 removed 'query-cpus'. Where a CPU is and whether it waits is read from its registers.",
				List.of(said, new RawCommand("human-monitor-command",
						new HumanMonitorCommand("info registers", OptionalInt.of(0)).arguments())),
				exchange -> exchange.send(said).thenCompose(cpus -> all(exchange, cpus, chosen)));
	}

	private static CompletableFuture<JsonNode> all(Exchange exchange, JsonNode cpus, int chosen) {
		var each = new ArrayList<CompletableFuture<ObjectNode>>();
		for (var cpu : cpus) {
			var index = cpu.path("cpu-index").asInt();
			each.add(exchange.send(new HumanMonitorCommand("info registers", OptionalInt.of(index)))
					.thenApply(registers -> cpu(cpu, index == chosen, registers)));
		}
		return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var answer = JsonNodeFactory.instance.arrayNode();
			each.forEach(cpu -> answer.add(cpu.join()));
			return answer;
		});
	}

	private static ObjectNode cpu(JsonNode cpu, boolean current, String registers) {
		var answer = Dialect.object().put("CPU", cpu.path("cpu-index").asInt()).put("current", current).put("halted",
				HALTED.matcher(registers).find());
		var counter = COUNTER.matcher(registers);
		if (counter.find()) {
			answer.put(counterName(cpu.path("target").asText()), new BigInteger(counter.group(1), 16));
		}
		return answer.put("thread_id", cpu.path("thread-id").asLong());
	}

	/** As the reference calls it on each architecture. */
	private static String counterName(String target) {
		return target.startsWith("ppc") ? "nip" : target.startsWith("mips") ? "PC" : "pc";
	}
}
