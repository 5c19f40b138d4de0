package org.wheelhouse.cli;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.machine.Questions;
import org.wheelhouse.endpoint.MonitorAddress;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.endpoint.WireOpener;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.qmp.command.DeviceListProperties;
import org.wheelhouse.qmp.command.PropertyInfo;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.dialect.Translation;
import org.wheelhouse.qmp.schema.SchemaCheck;
import org.wheelhouse.qmp.schema.SchemaProblem;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandWithdrawn;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpSession;
import org.wheelhouse.qmp.text.CommandText;
import org.wheelhouse.qmp.text.CommandTextException;

import com.fasterxml.jackson.databind.JsonNode;

/** Says commands to one machine, one after the other, and prints what it answers. The first that fails is the last. */
final class Execution {

	private final Arguments arguments;
	private final Map<String, String> environment;
	private final PrintStream out;
	private final PrintStream err;
	private final boolean pretty;
	private final ImageCreations creations = new ImageCreations();
	private boolean readOnly;

	/** @param pretty whether a person reads it */
	Execution(Arguments arguments, Map<String, String> environment, PrintStream out, PrintStream err, boolean pretty) {
		this.arguments = arguments;
		this.environment = environment;
		this.out = out;
		this.err = err;
		this.pretty = pretty;
	}

	/** @param commands blank ones and comments ({@code #}) are passed over */
	void run(Iterator<String> commands) throws Stopped {
		var machine = Machine.meant(arguments.address(), Machine.known(environment));
		readOnly = machine.filter(Machine::readOnly).isPresent();
		var monitors = monitors(machine);
		var computer = monitors.getFirst().computer();
		try (var far = computer.isPresent() ? Far.connected(computer.get(), environment, err) : null;
				var loop = new WireLoop();
				var session = connect(loop, monitors, far)) {
			var language = Monitor.await(QemuCapabilities.learn(session));
			creations.connected(session.greeting().version());
			while (commands.hasNext()) {
				var command = commands.next().strip();
				if (!command.isEmpty() && !command.startsWith("#")) {
					say(command, language, session);
				}
			}
		} catch (QmpException e) {
			throw stopped(e);
		}
	}

	private List<MonitorAddress> monitors(Optional<Machine> machine) throws Stopped {
		var word = arguments.address();
		try {
			return machine.map(Machine::addresses).filter(known -> !known.isEmpty()).orElse(List.of(word)).stream()
					.map(MonitorAddress::parse).toList();
		} catch (IllegalArgumentException e) {
			throw new Stopped(ExitStatus.UNREADABLE, "No machine is called '" + word + "'. " + e.getMessage());
		}
	}

	private QmpSession connect(WireLoop loop, List<MonitorAddress> monitors, @Nullable RemoteHost far)
			throws QmpException {
		WireOpener opener = far == null
				? loop
				: (address, deadline, listener) -> far.open(loop, address, deadline, listener);
		var left = monitors.iterator();
		while (true) {
			try {
				return Monitor.await(Monitor.open(loop, opener, left.next().there(), arguments.timeout()));
			} catch (QmpException e) {
				if (!left.hasNext()) {
					throw e;
				}
			}
		}
	}

	/** Of the properties of a device that is to be plugged in; none where QEMU does not tell, or may end when it is asked. */
	private static Map<String, String> types(String text, QmpSession session) throws QmpException {
		var driver = CommandText.driver(text);
		if (driver.isEmpty() || DeviceListProperties.mayEnd(driver.get())) {
			return Map.of();
		}
		try {
			return Monitor.await(session.send(new DeviceListProperties(driver.get()))).stream()
					.collect(Collectors.toMap(PropertyInfo::name, PropertyInfo::type, (one, _) -> one));
		} catch (CommandFailed _) {
			return Map.of();
		}
	}

	private void say(String text, QemuCapabilities language, QmpSession session) throws Stopped, QmpException {
		RawCommand command;
		try {
			command = CommandText.parse(text, language.grammar(), types(text, session));
		} catch (CommandTextException e) {
			throw new Stopped(ExitStatus.UNREADABLE,
					e.getMessage() + "\n" + text + "\n" + " ".repeat(e.offset()) + "^");
		}
		if (readOnly && !Questions.isOne(command)) {
			throw new Stopped(ExitStatus.UNREADABLE, arguments.address()
					+ " is read-only: nothing is sent to it but questions. Take its lock off in the workbench first."
					+ "\nNot sent: " + command.toJson());
		}
		switch (language.translator().way(command.name(), command.arguments())) {
			case Translation.Native() -> check(command, language);
			case Translation.Translated(var why, var said, _) -> err.println(why + " Said instead: "
					+ said.stream().map(RawCommand::toJson).collect(Collectors.joining(", ")));
			case Translation.Refused _ -> {
				// told when it is sent
			}
		}
		print(answer(command, language, session));
	}

	/** A question that may end QEMU while somebody has it create an image waits for nobody: it is not asked. */
	private JsonNode answer(RawCommand command, QemuCapabilities language, QmpSession session)
			throws Stopped, QmpException {
		if (!ImageCreations.isDanger(command)) {
			return Monitor.await(language.translator().send(command));
		}
		var answer = Monitor.await(creations.unlessOne(session, () -> language.translator().send(command)));
		if (answer.isEmpty()) {
			throw new Stopped(ExitStatus.UNREADABLE, ImageCreations.REASON + "\nNot sent: " + command.toJson());
		}
		return answer.get();
	}

	private void check(RawCommand command, QemuCapabilities language) throws Stopped {
		var problems = language.schema().map(schema -> SchemaCheck.of(schema, command.name(), command.arguments()))
				.orElse(List.of());
		var told = problems.stream().map(SchemaProblem::toString).collect(Collectors.joining("\n"));
		if (problems.stream().anyMatch(SchemaProblem::isError)) {
			throw new Stopped(ExitStatus.UNREADABLE, told + "\nNot sent: " + command.toJson());
		}
		if (!told.isEmpty()) {
			err.println(told);
		}
	}

	private void print(JsonNode answer) {
		out.println(arguments.raw() && answer.isTextual()
				? answer.asText()
				: pretty ? answer.toPrettyString() : answer.toString());
		out.flush();
	}

	private static Stopped stopped(QmpException problem) {
		return switch (problem) {
			case CommandFailed failed -> {
				var advice = Advice.about(failed.words());
				yield new Stopped(ExitStatus.REFUSED, failed.errorClass() + ": " + failed.description() + "\nCommand: "
						+ failed.command() + line(advice.isEmpty() ? failed.advice() : advice));
			}
			case CommandWithdrawn _ -> new Stopped(ExitStatus.UNREADABLE, problem.getMessage());
			default -> new Stopped(ExitStatus.UNREACHABLE, problem.getMessage());
		};
	}

	private static String line(String advice) {
		return advice.isEmpty() ? "" : "\n" + advice;
	}
}
