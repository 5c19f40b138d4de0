package org.wheelhouse.ui.qmp.console;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineLoad;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.message.QmpError;
import org.wheelhouse.qmp.session.CommandFailed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers at once what it is told to, with the schema of QEMU 7.2. */
final class FakeMachine {

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final Path SCHEMA = Path.of("../org.wheelhouse.qmp/test/samples/7.2/schema.json");

	private final Map<String, String> answers = new ConcurrentHashMap<>();
	private final Map<String, String> refusals = new ConcurrentHashMap<>();
	private final Map<String, CompletableFuture<Boolean>> held = new ConcurrentHashMap<>();
	private final String id;
	private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
	private final List<Consumer<QmpCommand<?>>> sentListeners = new CopyOnWriteArrayList<>();
	private final List<String> sent = new CopyOnWriteArrayList<>();
	private final MachineAccess access = (MachineAccess) Proxy.newProxyInstance(FakeMachine.class.getClassLoader(),
			new Class<?>[]{MachineAccess.class}, (_, method, arguments) -> answer(method.getName(), arguments));

	FakeMachine() throws Exception {
		this("fake");
	}

	FakeMachine(String id) throws Exception {
		this.id = id;
		var schema = JSON.readTree(Files.readAllBytes(SCHEMA));
		var named = JSON.createArrayNode();
		schema.forEach(entity -> {
			if (entity.path("meta-type").asText().equals("command")) {
				named.addObject().put("name", entity.path("name").asText());
			}
		});
		answering("query-qmp-schema", schema.toString()).answering("query-commands", named.toString())
				.answering("qom-list-types", "[{\"name\":\"virtio-rng-pci\"},{\"name\":\"virtio-blk-pci\"}]")
				.answering("device-list-properties", "[{\"name\":\"max-bytes\",\"type\":\"uint64\"}]");
	}

	MachineAccess access() {
		return access;
	}

	FakeMachine answering(String command, String json) {
		answers.put(command, json);
		return this;
	}

	/** Is not answered until {@link #release}. */
	FakeMachine holding(String command) {
		held.put(command, new CompletableFuture<>());
		return this;
	}

	void release(String command) {
		Objects.requireNonNull(held.remove(command)).complete(true);
	}

	FakeMachine refusing(String command, String words) {
		refusals.put(command, words);
		return this;
	}

	/** What was sent, but for the questions that the console asks by itself. */
	List<String> sent() {
		return sent.stream().filter(json -> !json.contains("qom-list-types") && !json.contains("\"help")).toList();
	}

	void tell(String event, String data) throws Exception {
		var told = new Event(event, (ObjectNode) JSON.readTree(data), Instant.EPOCH);
		listeners.forEach(listener -> listener.accept(told));
	}

	private Object answer(String method, Object... arguments) throws Exception {
		return switch (method) {
			case "id", "name", "toString" -> id;
			case "hashCode" -> System.identityHashCode(this);
			case "equals" -> arguments[0] == access;
			case "readOnly" -> Optional.empty();
			case "language" -> QemuCapabilities.learn(this::send);
			case "snapshot" -> new MachineSnapshot(
					new MachineIdentity(id, "local", "", "", true, "", 0, 0, List.of()),
					new MachineFacts("fake", "7.2.22", "pc-i440fx-7.2", "tcg", "", "", 1),
					new MachineCondition(MachineState.RUNNING, "running", "", "", ""), MachineLoad.UNKNOWN,
					MachineTrees.NONE, Map.of());
			case "onEvent" -> {
				@SuppressWarnings("unchecked")
				var listener = (Consumer<Event>) arguments[0];
				listeners.add(listener);
				yield (Subscription) () -> listeners.remove(listener);
			}
			case "onSent" -> {
				@SuppressWarnings("unchecked")
				var listener = (Consumer<QmpCommand<?>>) arguments[0];
				sentListeners.add(listener);
				yield (Subscription) () -> sentListeners.remove(listener);
			}
			case "send" -> send((QmpCommand<?>) arguments[0]);
			default -> throw new UnsupportedOperationException(method);
		};
	}

	private <R> CompletableFuture<R> send(QmpCommand<R> command) {
		if (!command.name().startsWith("query-qmp") && !command.name().equals("query-commands")) {
			sent.add(command.toJson());
			sentListeners.forEach(listener -> listener.accept(command));
		}
		var words = refusals.get(command.name());
		if (words != null) {
			return CompletableFuture.failedFuture(
					new CommandFailed(command.toJson(), new QmpError("GenericError", words)));
		}
		try {
			JsonNode answer = JSON.readTree(answers.getOrDefault(command.name(),
					command.name().equals("human-monitor-command") ? "\"\"" : "{}"));
			var read = command.read(answer);
			return held.getOrDefault(command.name(), CompletableFuture.completedFuture(true)).thenApply(_ -> read);
		} catch (Exception e) {
			return CompletableFuture.failedFuture(e);
		}
	}
}
