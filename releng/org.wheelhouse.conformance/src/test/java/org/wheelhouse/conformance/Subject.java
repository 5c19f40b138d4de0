package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.dialect.Translation;
import org.wheelhouse.qmp.dialect.Translator;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpListener;
import org.wheelhouse.qmp.session.QmpSession;
import org.wheelhouse.qmp.session.QmpTimeouts;

/** A real QEMU with the session that is tested, and a witness. */
final class Subject implements AutoCloseable {

	private static final Duration LONGEST_BOOT = Duration.ofMinutes(4);

	private final Path folder;
	private final Process process;
	private final WireLoop wires = new WireLoop();
	private final QmpSession session;
	private final Translator translator;
	private final Witness witness;
	private Consumer<QmpCommand<?>> listeners = _ -> {
		// nobody listens
	};
	private final List<Event> events = new CopyOnWriteArrayList<>();

	/** @param options after the program's name and the monitors; {@code FOLDER} stands for its folder */
	Subject(Qemu qemu, Path folder, List<String> options) throws IOException {
		this.folder = folder;
		List<String> command = new ArrayList<>(List.of(qemu.program().toString(), "-display", "none"));
		for (String monitor : List.of("tested", "witness")) {
			command.addAll(List.of("-chardev",
					"socket,id=" + monitor + ",server=on,wait=off,path=" + folder.resolve(monitor), "-mon",
					"chardev=" + monitor + ",mode=control"));
		}
		options.forEach(option -> command.add(option.replace("FOLDER", folder.toString())));
		process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(folder.resolve("said").toFile()).start();
		Await.until("it listens: " + said(), () -> !process.isAlive() || Files.exists(folder.resolve("witness")));
		if (!process.isAlive()) {
			throw new IOException(qemu + ": " + said());
		}
		session = Await.get(
				QmpSession.open(wires, new Address.Unix(folder.resolve("tested")), QmpTimeouts.defaults(),
						new QmpListener() {
							@Override
							public void event(Event event) {
								events.add(event);
							}

							@Override
							public void ended(QmpException reason) {
								// some commands are meant to end it
							}
						}));
		witness = new Witness(folder.resolve("witness"));
		// As the product learns it.
		translator = Await.get(QemuCapabilities.learn(session)).translator();
	}

	private String said() throws IOException {
		return Files.exists(folder.resolve("said")) ? Files.readString(folder.resolve("said")) : "";
	}

	/** Hears of each command before it is sent. */
	void onSend(Consumer<QmpCommand<?>> listener) {
		listeners = listener;
	}

	/** Sends a command, in other words where it has to be, and waits for what it answers. */
	<R> R send(QmpCommand<R> command) {
		listeners.accept(command);
		return Await.get(translator.send(command));
	}

	/** With what it fails. */
	QmpException fails(QmpCommand<?> command) {
		listeners.accept(command);
		return (QmpException) Await.failure(translator.send(command)).getCause();
	}

	/** Sends a command with a descriptor, which is said to each QEMU as it is. */
	<R> R send(QmpCommand<R> command, SocketChannel channel) {
		listeners.accept(command);
		assertEquals(new Translation.Native(), translator.way(command.name(), command.arguments()));
		try {
			return Await.get(session.send(command, wires.descriptorOf(channel)));
		} catch (WireException e) {
			throw new AssertionError(e);
		}
	}

	Translator translator() {
		return translator;
	}

	Witness witness() {
		return witness;
	}

	Path folder() {
		return folder;
	}

	Process process() {
		return process;
	}

	/** How many events of that name there were. */
	long events(String name) {
		return events.stream().filter(event -> event.name().equals(name)).count();
	}

	/** What the guest has said on its serial port. */
	String serial() {
		try {
			return Files.readString(folder.resolve("serial.log"), StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	/** The last line of the guest that begins so and is whole. */
	String line(String begin) {
		String said = serial();
		return said.substring(0, said.lastIndexOf('\n') + 1).lines().filter(line -> line.startsWith(begin)).reduce("",
				(_, last) -> last);
	}

	/** The last second that the guest has counted. */
	int counter() {
		return Integer.parseInt(line("COUNTER ").substring("COUNTER ".length()).strip());
	}

	/** Has the guest run a line, and adds up the numbers that it prints. */
	long numbers(String command) {
		return Pattern.compile("\\b\\d+\\b").matcher(run(command)).results()
				.mapToLong(found -> Long.parseLong(found.group())).sum();
	}

	/** Waits until the guest is up for the first time, or the first after so many resets. */
	void awaitReady(int resets) {
		Await.until(() -> "the guest is ready after " + resets + " resets", LONGEST_BOOT,
				() -> serial().lines().filter(line -> line.startsWith("READY")).count() == resets + 1);
	}

	/** Has the guest run a line, and tells what it prints. */
	String run(String line) {
		return GuestShell.run(folder.resolve("serial"), line);
	}

	@Override
	public void close() throws Exception {
		session.close();
		witness.close();
		process.destroyForcibly();
		process.waitFor(20, TimeUnit.SECONDS);
		wires.close();
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}
}
