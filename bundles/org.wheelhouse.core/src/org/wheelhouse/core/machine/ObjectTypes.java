package org.wheelhouse.core.machine;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.session.CommandSender;

/** The types of a machine's objects, each asked for once: an object does not change its type. Any thread. */
public final class ObjectTypes {

	private final Map<String, String> known = new ConcurrentHashMap<>();
	private final CommandSender machine;

	public ObjectTypes(CommandSender machine) {
		this.machine = machine;
	}

	/** The type of the object with this QOM path; empty when it has gone. */
	public CompletableFuture<String> of(String path) {
		if (known.containsKey(path)) {
			return CompletableFuture.completedFuture(known.getOrDefault(path, ""));
		}
		return OptionalQuery.instead(machine.send(new QomGet(path, "type")).thenApply(type -> type.asText()), "")
				.whenComplete((type, problem) -> {
					if (problem == null && !type.isEmpty()) {
						known.put(path, type);
					}
				});
	}
}
