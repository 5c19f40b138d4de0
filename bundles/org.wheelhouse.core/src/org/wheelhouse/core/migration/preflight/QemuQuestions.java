package org.wheelhouse.core.migration.preflight;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.qmp.command.MigrateSetCapabilities;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.message.Request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Asks a QEMU what a migration has to know of it: one that runs by questions alone; a program by one without a machine that
 * ends after the questions, and to which capabilities may be set. Any thread; nothing blocks, nothing fails.
 */
final class QemuQuestions {

	private static final List<String> PLAIN = List.of("query-version", "query-target", "query-machines", "query-kvm",
			"query-cpu-definitions", "query-migrate-capabilities");
	private static final String EXPANSION = "query-cpu-model-expansion";
	private static final Duration DEADLINE = Duration.ofSeconds(30);
	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final List<RawCommand> commands;

	private QemuQuestions(List<RawCommand> commands) {
		this.commands = List.copyOf(commands);
	}

	/** All that is asked of any. */
	static QemuQuestions usual() {
		return new QemuQuestions(PLAIN.stream().map(name -> new RawCommand(name)).toList());
	}

	/** What a CPU model comes to, feature by feature: that depends on the machine type too. */
	static QemuQuestions features(String cpu) {
		var arguments = JsonNodeFactory.instance.objectNode().put("type", "full");
		arguments.putObject("model").put("name", cpu);
		return new QemuQuestions(List.of(new RawCommand(EXPANSION, arguments)));
	}

	/** Asks one that runs. */
	CompletableFuture<QemuAnswers> of(MachineAccess machine) {
		var told = new HashMap<String, CompletableFuture<JsonNode>>();
		commands.forEach(command -> told.put(command.name(),
				OptionalQuery.<JsonNode>instead(machine.ask(command), MissingNode.getInstance())));
		return CompletableFuture.allOf(told.values().toArray(CompletableFuture[]::new)).handle((_, problem) -> {
			if (problem != null) {
				return QemuAnswers.none(String.valueOf(OperationFailed.cause(problem).getMessage()));
			}
			var answers = new HashMap<String, JsonNode>();
			told.forEach((name, answer) -> {
				if (!answer.join().isMissingNode()) {
					answers.put(name, answer.join());
				}
			});
			return new QemuAnswers(answers, Map.of(), "");
		});
	}

	/**
	 * Asks a program.
	 *
	 * @param machine      {@code none}, or the type of a machine that it is to have, with which nothing is done
	 * @param accelerator  with which it would run
	 * @param waiting      whether it would be the end that takes the guest: what it can is not the same for both
	 * @param capabilities that are to be switched on
	 */
	CompletableFuture<QemuAnswers> of(Host host, Path program, String machine, String accelerator, boolean waiting,
			Set<String> capabilities) {
		var words = new ArrayList<>(List.of(program.toString(), "-machine", machine + ",accel=" + accelerator,
				"-nodefaults", "-no-user-config", "-display", "none", "-S"));
		if (waiting) {
			words.addAll(List.of("-incoming", "defer"));
		}
		words.addAll(List.of("-qmp", "stdio"));
		var asked = new ArrayList<>(List.copyOf(commands));
		var settings = new TreeSet<>(capabilities);
		var all = new HashMap<String, Boolean>();
		settings.forEach(name -> all.put(name, true));
		if (!all.isEmpty()) {
			asked.add(setting(all));
			settings.forEach(name -> asked.add(setting(Map.of(name, false))));
			settings.forEach(name -> {
				asked.add(setting(Map.of(name, true)));
				asked.add(setting(Map.of(name, false)));
			});
		}
		return host.run(ProgramRequest.of(words, DEADLINE).withInput(input(asked)))
				.handle((result, problem) -> problem != null
						? QemuAnswers.none(String.valueOf(OperationFailed.cause(problem).getMessage()))
						: read(asked, result));
	}

	private static RawCommand setting(Map<String, Boolean> capabilities) {
		var command = new MigrateSetCapabilities(capabilities);
		return new RawCommand(command.name(), command.arguments());
	}

	private static byte[] input(List<RawCommand> asked) {
		var input = new ByteArrayOutputStream();
		input.writeBytes(line("qmp_capabilities", asked.size()));
		for (int number = 0; number < asked.size(); number++) {
			input.writeBytes(
					(new Request(asked.get(number).name(), asked.get(number).arguments()).toJson(number) + "\n")
							.getBytes(StandardCharsets.US_ASCII));
		}
		input.writeBytes(line("quit", asked.size() + 1));
		return input.toByteArray();
	}

	private static byte[] line(String command, int id) {
		return (new Request(command, JsonNodeFactory.instance.objectNode()).toJson(id) + "\n")
				.getBytes(StandardCharsets.US_ASCII);
	}

	private static QemuAnswers read(List<RawCommand> asked, ProgramResult result) {
		var told = new HashMap<String, JsonNode>();
		var refused = new HashMap<String, String>();
		var answered = new HashMap<Integer, JsonNode>();
		result.output().lines().forEach(line -> {
			try {
				var message = MAPPER.readTree(line);
				answered.put(message.path("id").asInt(-1), message);
			} catch (JsonProcessingException _) {
				// a warning that went the wrong way
			}
		});
		for (int number = 0; number < asked.size(); number++) {
			var command = asked.get(number);
			var message = answered.getOrDefault(number, MissingNode.getInstance());
			if (command.name().equals("migrate-set-capabilities")) {
				refusal(command, message, refused);
			} else if (message.has("return")) {
				told.put(command.name(), message.path("return"));
			}
		}
		return told.isEmpty()
				? QemuAnswers.none(result.complaints().stream().reduce((_, last) -> last)
						.orElse("QEMU ended with status " + result.status()))
				: new QemuAnswers(told, refused, "");
	}

	private static void refusal(RawCommand command, JsonNode message, Map<String, String> refused) {
		var states = command.arguments().path("capabilities");
		boolean on = states.path(0).path("state").asBoolean();
		var words = message.path("error").path("desc").asText();
		if (on && !words.isEmpty()) {
			refused.merge(states.size() == 1 ? states.path(0).path("capability").asText() : QemuAnswers.TOGETHER,
					words, (first, _) -> first);
		}
	}
}
