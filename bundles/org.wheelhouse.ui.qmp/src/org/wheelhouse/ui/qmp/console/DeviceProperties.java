package org.wheelhouse.ui.qmp.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.DeviceListProperties;
import org.wheelhouse.qmp.command.PropertyInfo;
import org.wheelhouse.qmp.text.CommandText;

/** What types of devices can be given, as one machine tells it: asked when it is first wanted. Any thread. */
final class DeviceProperties {

	private final MachineAccess machine;
	private final Map<String, CompletableFuture<List<PropertyInfo>>> known = new ConcurrentHashMap<>();

	DeviceProperties(MachineAccess machine) {
		this.machine = machine;
	}

	/** By name; none where the machine does not tell, or where it could harm it to be asked. Never fails. */
	CompletableFuture<List<PropertyInfo>> of(String type) {
		return known.computeIfAbsent(type, this::ask);
	}

	/** The same as far as it is known now; it is asked for. */
	List<PropertyInfo> now(String type) {
		return of(type).getNow(List.of());
	}

	/** The types of the properties that a device has to which a text is about; empty when it is about none. */
	CompletableFuture<Map<String, String>> typesFor(String text) {
		return CommandText.driver(text).map(this::of).orElseGet(() -> CompletableFuture.completedFuture(List.of()))
				.thenApply(listed -> listed.stream()
						.collect(Collectors.toMap(PropertyInfo::name, PropertyInfo::type, (one, _) -> one)));
	}

	private CompletableFuture<List<PropertyInfo>> ask(String type) {
		if (DeviceListProperties.mayEnd(type)) {
			return CompletableFuture.completedFuture(List.of());
		}
		return machine.send(new DeviceListProperties(type)).thenApply(
				listed -> listed.stream().sorted(Comparator.comparing(PropertyInfo::name)).toList())
				.exceptionally(_ -> List.of());
	}
}
