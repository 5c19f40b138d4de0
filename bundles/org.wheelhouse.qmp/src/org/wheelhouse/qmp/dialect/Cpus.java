package org.wheelhouse.qmp.dialect;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What {@code query-cpus} told of each CPU, put together of what newer QEMUs tell, and the other way round. What they do not tell
 * is left out.
 */
final class Cpus {

	private static final Pattern COUNTER = Pattern
			.compile("\\b(?:RIP|EIP|NIP|PC|pc)\\s*[=:]?\\s*([0-9a-fA-F]{8,16})\\b");
	/** Only those of a PC tell it, and only as long as it is on. */
	private static final Pattern HALTED = Pattern.compile("\\bHLT=([01])\\b");
	/** Selector, then base. */
	private static final Pattern CODE_SEGMENT = Pattern.compile("\\bCS *=[0-9a-fA-F]{4} ([0-9a-fA-F]{8,16}) ");
	private static final BigInteger WORD = BigInteger.TWO.pow(Long.SIZE);

	private Cpus() {
	}

	/**
	 * As it is, from a QEMU that remembers no CPU and takes the first one for the current one.
	 *
	 * @param chosen the CPU that is the current one
	 */
	static Translation withCurrent(int chosen) {
		var said = new RawCommand("query-cpus");
		return new Translation.Translated("Which CPU is the current one is known to the session.", List.of(said),
				sender -> sender.send(said).thenApply(cpus -> {
					for (var cpu : cpus) {
						if (cpu instanceof ObjectNode told) {
							told.put("current", cpu.path("CPU").asInt() == chosen);
						}
					}
					return cpus;
				}));
	}

	/** @param chosen the CPU that is the current one */
	static Translation query(int chosen) {
		var said = new RawCommand("query-cpus-fast");
		return new Translation.Translated(
				"QEMU 6.0 removed 'query-cpus'. Where a CPU is and whether it waits is read from its registers.",
				List.of(said, new RawCommand("human-monitor-command",
						new HumanMonitorCommand("info registers", OptionalInt.of(0)).arguments())),
				sender -> sender.send(said).thenCompose(cpus -> all(sender, cpus, chosen)));
	}

	private static CompletableFuture<JsonNode> all(CommandSender sender, JsonNode cpus, int chosen) {
		var each = new ArrayList<CompletableFuture<ObjectNode>>();
		for (var cpu : cpus) {
			var index = cpu.path("cpu-index").asInt();
			each.add(sender.send(new HumanMonitorCommand("info registers", OptionalInt.of(index)))
					.thenApply(registers -> cpu(cpu, index == chosen, registers)));
		}
		return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var answer = JsonNodeFactory.instance.arrayNode();
			each.forEach(cpu -> answer.add(cpu.join()));
			return answer;
		});
	}

	private static ObjectNode cpu(JsonNode cpu, boolean current, String registers) {
		var target = cpu.path("target").asText();
		var answer = Dialect.object().put("CPU", cpu.path("cpu-index").asInt()).put("current", current);
		var halted = HALTED.matcher(registers);
		if (halted.find()) {
			answer.put("halted", halted.group(1).equals("1"));
		}
		counter(target, registers).ifPresent(counter -> answer.put(counterName(target), counter));
		answer.set("thread_id", cpu.path("thread-id"));
		return answer;
	}

	/** On a PC with the base of its segment, as {@code query-cpus} told it. */
	private static Optional<BigInteger> counter(String target, String registers) {
		var counter = number(COUNTER, registers);
		return target.equals("i386") || target.equals("x86_64")
				? counter.flatMap(offset -> number(CODE_SEGMENT, registers).map(base -> base.add(offset).mod(WORD)))
				: counter;
	}

	private static Optional<BigInteger> number(Pattern pattern, String registers) {
		var found = pattern.matcher(registers);
		return found.find() ? Optional.of(new BigInteger(found.group(1), 16)) : Optional.empty();
	}

	/**
	 * {@code query-cpus-fast} where there is only {@code query-cpus}.
	 *
	 * @param tellsTarget whether this QEMU tells what it emulates
	 */
	static Translation fast(boolean tellsTarget) {
		var said = new RawCommand("query-cpus");
		var target = new RawCommand("query-target");
		return new Translation.Translated("QEMU has 'query-cpus-fast' since 2.12. This stops each CPU for a moment.",
				tellsTarget ? List.of(said, target) : List.of(said),
				sender -> sender.send(said).thenCompose(cpus -> tellsTarget
						? sender.send(target).thenApply(told -> fast(cpus, told.path("arch")))
						: CompletableFuture.completedFuture(fast(cpus, MissingNode.getInstance()))));
	}

	private static JsonNode fast(JsonNode cpus, JsonNode target) {
		var answer = JsonNodeFactory.instance.arrayNode();
		for (var cpu : cpus) {
			var told = answer.addObject();
			put(told, "cpu-index", cpu.path("CPU"));
			put(told, "qom-path", cpu.path("qom_path"));
			put(told, "thread-id", cpu.path("thread_id"));
			put(told, "props", cpu.path("props"));
			put(told, "target", target);
		}
		return answer;
	}

	private static void put(ObjectNode object, String name, JsonNode value) {
		if (!value.isMissingNode()) {
			object.set(name, value);
		}
	}

	/** As the reference calls it on each architecture. */
	private static String counterName(String target) {
		return target.startsWith("ppc") ? "nip" : target.startsWith("mips") ? "PC" : "pc";
	}
}
