package org.wheelhouse.core.capability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.qmp.command.DeviceListProperties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** All that a QEMU is asked of what it can, some seconds. Blocks. */
final class Asking {

	static final Question MACHINES = Question.all("query-machines");
	static final Question MACHINE_TYPES = Question.types("machine");
	static final Question DEVICES = Question.types("device");
	static final Question CPU_TYPES = Question.types("cpu");
	static final Question OBJECTS = Question.types("user-creatable");
	static final Question CPUS = Question.all("query-cpu-definitions");
	static final Question GROUPS = Question.all("query-command-line-options");
	static final Question SCHEMA = Question.all("query-qmp-schema");
	static final Question CHARDEVS = Question.all("query-chardev-backends");
	static final Question TPMS = Question.all("query-tpm-types");

	static final String DEVICE_HELP = "-device help";
	static final String MACHINE_HELP = "-machine help";
	static final String ACCELERATOR_HELP = "-accel help";
	static final String NETDEV_HELP = "-netdev help";
	static final String AUDIODEV_HELP = "-audiodev help";
	static final String DISPLAY_HELP = "-display help";
	static final String VGA_HELP = "-vga help";
	static final String OPTIONS = "options";

	/** Computes for nothing but tests. */
	private static final String TEST_ACCELERATOR = "qtest";
	/**
	 * What ended or hung a QEMU that was asked for its properties. Each is asked alone, so what this list lacks costs two more
	 * starts and what is mended is told again.
	 * <ul>
	 * <li>microvm-machine: an assertion in acpi_setup_microvm (5.2, 7.2)
	 * <li>x-remote-object: a null pointer (7.2, 10.0)
	 * <li>colo-compare: an assertion in qemu_mutex_destroy, after the answer (5.2, 7.2, 10.0)
	 * <li>filter-dump: the monitor hangs (all)
	 * </ul>
	 */
	private static final Set<String> DANGEROUS = Set.of("microvm-machine", "x-remote-object", "colo-compare",
			"filter-dump");

	private final Host host;
	private final Path program;
	private final Answers answers;
	private final ThrownAwayQemu qemu;

	Asking(Host host, Path program, String stamp, Duration silence) {
		this.host = host;
		this.program = program;
		answers = Answers.none(stamp);
		qemu = new ThrownAwayQemu(host, program, answers, silence);
	}

	/** Asks all. Fails when it cannot be started. */
	Answers all() throws HostException, InterruptedException {
		for (var option : List.of(DEVICE_HELP, MACHINE_HELP, ACCELERATOR_HELP, NETDEV_HELP, AUDIODEV_HELP,
				DISPLAY_HELP, VGA_HELP)) {
			qemu.help(option.split(" "));
		}
		qemu.help("-help");
		var accelerators = HelpText.words(answers.text(ACCELERATOR_HELP)).stream()
				.filter(name -> !name.equals(TEST_ACCELERATOR)).toList();
		var working = new ArrayList<String>();
		for (var accelerator : accelerators) {
			if (askCpus(accelerator)) {
				working.add(accelerator);
			}
		}
		if (working.isEmpty()) {
			throw new HostException(program.getFileName() + " cannot be asked what it can",
					answers.untold().values().stream().findFirst().orElse("It names no accelerator"),
					"Try whether it starts from a terminal.", List.of(), List.of(program.toString()));
		}
		var machine = machine(working.contains("tcg") ? "tcg" : working.getFirst());
		ask(machine, List.of(MACHINES, MACHINE_TYPES, DEVICES, CPU_TYPES, OBJECTS, GROUPS, SCHEMA, CHARDEVS, TPMS));
		ask(machine, properties());
		proveOptions();
		return answers;
	}

	private static List<String> machine(String accelerator) {
		return List.of("-machine", "none,accel=" + accelerator);
	}

	/** Each accelerator has an answer of its own. */
	private boolean askCpus(String accelerator) throws HostException, InterruptedException {
		if (!qemu.ask(machine(accelerator), List.of(CPUS))) {
			return false;
		}
		var models = answers.said().remove(CPUS.key());
		if (models != null) {
			answers.said().put(cpus(accelerator), models);
		}
		return true;
	}

	/** By what the CPU models with this accelerator are kept. */
	static String cpus(String accelerator) {
		return CPUS.key() + " " + accelerator;
	}

	/** Asks, what is dangerous at the end and alone. */
	private void ask(List<String> machine, List<Question> questions) throws HostException, InterruptedException {
		qemu.ask(machine, questions.stream().filter(question -> !isDangerous(question)).toList());
		for (var question : questions.stream().filter(Asking::isDangerous).toList()) {
			qemu.askAlone(machine, question);
		}
	}

	private static boolean isDangerous(Question question) {
		return DANGEROUS.contains(question.subject()) || DeviceListProperties.mayEnd(question.subject());
	}

	/** CPUs are devices of which there are many that have all the same properties, so of them one is asked. */
	private List<Question> properties() {
		var cpus = names(answers.to(CPU_TYPES));
		var devices = names(answers.to(DEVICES)).stream().filter(type -> !cpus.contains(type));
		var objects = new SchemaKeys(answers.to(SCHEMA)).variants("object-add").isEmpty()
				? names(answers.to(OBJECTS)).stream()
				: Stream.<String>empty();
		return Stream.of(devices.map(Question::device), fullest(cpus).map(Question::device),
				names(answers.to(MACHINE_TYPES)).stream().map(Question::object), objects.map(Question::object))
				.flatMap(each -> each).toList();
	}

	/** The CPU that has all that any has. */
	static Stream<String> fullest(Set<String> cpus) {
		return Stream.concat(cpus.stream().filter(type -> type.startsWith("max-")), cpus.stream()).limit(1);
	}

	/** The names of types, of an answer that lists some. */
	static Set<String> names(JsonNode types) {
		var names = new TreeSet<String>();
		types.forEach(type -> names.add(type.path("name").asText()));
		return names;
	}

	private void proveOptions() throws HostException, InterruptedException {
		var guessed = HelpText.options(answers.text("-help"));
		// These are in no help text of some version, and what is no option does not pass the proof. Options of other targets
		// would pass it, but are in no help text and are not supported.
		Map.of("M", true, "preconfig", false, "qtest", true, "qtest-log", true).forEach(guessed::putIfAbsent);
		var options = answers.said();
		new OptionProof(host, program).of(guessed)
				.forEach((name, takes) -> options.put(option(name), BooleanNode.valueOf(takes)));
	}

	/** By what it is kept that this is an option. */
	static String option(String name) {
		return OPTIONS + " " + name;
	}
}
