package org.wheelhouse.core.migration.forecast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Migrates the sample guest from one real QEMU to another and writes down what both say, in the format of the recordings of
 * which the scoring is made: one JSON object a line.
 */
final class MigrationRecorder implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final Duration BOOT = Duration.ofSeconds(240);
	private static final long PERIOD_MILLIS = 200;
	/** The guest's program has filled its buffer by then. */
	private static final int COUNTED = 5;
	private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");

	private final Scenario scenario;
	private final Path folder;
	private final List<ObjectNode> lines = new ArrayList<>();
	private final RealMachine source;
	private final RealMachine destination;
	private long began;
	private int calcTime = 1;
	private int heardSource;
	private int heardDestination;

	MigrationRecorder(Scenario scenario, Path folder) throws Exception {
		this.scenario = scenario;
		this.folder = folder;
		var qemu = RealQemu.all().stream().filter(one -> one.label().equals(scenario.qemu())).findFirst().orElseThrow();
		source = RealMachine.startExactly("source", qemu, options("source"));
		var incoming = new ArrayList<>(options("destination"));
		incoming.addAll(List.of("-incoming", "defer"));
		destination = RealMachine.startExactly("destination", qemu, incoming);
	}

	private List<String> options(String name) {
		var guest = SampleGuest.folder();
		return List.of("-machine", "pc,accel=tcg", "-cpu", "max", "-m", scenario.memory() * 1024 + 64 + "k",
				"-nodefaults",
				"-display", "none", "-serial", "file:" + folder.resolve(name + ".serial"), "-kernel",
				guest.resolve("vmlinuz").toString(), "-initrd", guest.resolve("initrd").toString(), "-append",
				"console=ttyS0 quiet panic=-1" + (scenario.dirty().isEmpty() ? "" : " dirty=" + scenario.dirty()));
	}

	/** Returns when it has ended, or its time is over. */
	List<ObjectNode> record() throws Exception {
		Await.until("the guest counts", BOOT, () -> counted() >= COUNTED);
		for (var end : List.of(source, destination)) {
			var on = JSON.createObjectNode();
			var states = on.putArray("capabilities");
			states.addObject().put("capability", "events").put("state", true);
			scenario.capabilities()
					.forEach(capability -> states.addObject().put("capability", capability).put("state", true));
			ask(end, new RawCommand("migrate-set-capabilities", on));
		}
		var limits = JSON.createObjectNode().put("max-bandwidth", scenario.bandwidth())
				.put("downtime-limit", scenario.limit());
		ask(source, new RawCommand("migrate-set-parameters", limits));
		var uri = JSON.createObjectNode().put("uri", "unix:" + folder.resolve("m"));
		ask(destination, new RawCommand("migrate-incoming", uri));
		var meta = line("meta").put("label", scenario.label()).put("qemu", scenario.qemu())
				.put("mem_mib", scenario.memory()).put("dirty", scenario.dirty());
		meta.set("params", limits);
		scenario.capabilities().forEach(meta.putArray("caps")::add);
		heardSource = source.events().size();
		heardDestination = destination.events().size();
		began = System.nanoTime();
		line("cmd").put("cmd", "migrate").set("resp", ask(source, new RawCommand("migrate", uri)));
		follow();
		return lines;
	}

	private void follow() throws Exception {
		var next = 0;
		var status = "";
		var before = "";
		while (!ENDS.contains(status) && seconds() < scenario.last()) {
			if (next < scenario.steps().size() && seconds() >= scenario.steps().get(next).second()) {
				step(scenario.steps().get(next++));
			}
			var answer = ask(source, new RawCommand("query-migrate"));
			status = answer.path("status").asText();
			sample("src", answer);
			var there = ask(destination, new RawCommand("query-migrate"));
			if (!there.path("status").asText().equals(before)) {
				before = there.path("status").asText();
				sample("dst", there);
			}
			events();
			measure();
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS - elapsed() % PERIOD_MILLIS));
		}
		events();
	}

	/** What QEMU measured last of how much the guest writes in one second or two; and begins anew, in turns. */
	private void measure() throws Exception {
		var known = ask(source, new RawCommand("query-dirty-rate"));
		if (known.path("status").asText().equals("measuring")) {
			return;
		}
		if (known.path("status").asText().equals("measured")) {
			line("sample").put("side", "src").set("query-dirty-rate", known);
			calcTime = 3 - calcTime;
		}
		ask(source, new RawCommand("calc-dirty-rate",
				JSON.createObjectNode().put("calc-time", calcTime).put("sample-pages", 4096)));
	}

	private void step(Scenario.Step step) throws Exception {
		var arguments = JSON.createObjectNode();
		if (!step.isCommand()) {
			arguments.put(step.word(), step.word().equals("max-bandwidth") ? step.value() << 20 : step.value());
		}
		var command = new RawCommand(step.isCommand() ? step.word() : "migrate-set-parameters", arguments);
		var line = line("cmd").put("cmd", command.name());
		line.set("args", arguments);
		line.set("resp", ask(source, command));
	}

	private void sample(String side, JsonNode answer) {
		// A path of this computer is of no use elsewhere.
		line("sample").put("side", side).set("query-migrate", answer.<ObjectNode>deepCopy().without("socket-address"));
	}

	private void events() {
		heardSource = events("src", source, heardSource);
		heardDestination = events("dst", destination, heardDestination);
	}

	private int events(String side, RealMachine machine, int heard) {
		var all = List.copyOf(machine.events());
		for (var event : all.subList(heard, all.size())) {
			var said = JSON.createObjectNode().put("event", event.name());
			said.set("data", event.data());
			said.put("at", event.timestamp().toString());
			line("event").put("side", side).set("event", said);
		}
		return all.size();
	}

	private ObjectNode line(String kind) {
		var line = JSON.createObjectNode().put("t", began == 0 ? 0 : Math.round(seconds() * 1000) / 1000.0)
				.put("kind", kind);
		lines.add(line);
		return line;
	}

	private long elapsed() {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
	}

	private double seconds() {
		return (System.nanoTime() - began) / 1e9;
	}

	private static JsonNode ask(RealMachine machine, RawCommand command) throws Exception {
		return Await.get(machine.send(command));
	}

	private long counted() {
		var log = folder.resolve("source.serial");
		try {
			return Files.exists(log)
					? Files.readString(log, StandardCharsets.ISO_8859_1).lines().filter(l -> l.startsWith("COUNTER "))
							.count()
					: 0;
		} catch (IOException _) {
			return 0;
		}
	}

	/** Writes it, packed. */
	static void write(List<ObjectNode> lines, Path file) throws IOException {
		Files.createDirectories(file.getParent());
		try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
			for (var line : lines) {
				out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	@Override
	public void close() throws Exception {
		source.close();
		destination.close();
	}
}
