package org.wheelhouse.core.difference;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.hotplug.DefinedDevice;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.DefinitionText;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The memory that was plugged into a machine. Pure.
 *
 * @param modules ids of the devices
 * @param bytes   of all of them
 */
record PluggedMemory(List<String> modules, long bytes) {

	static final String DIMM = "pc-dimm";
	private static final ObjectMapper JSON = new ObjectMapper();

	/** That of which a definition says nothing: what it has as devices is not what its {@code -m} lacks. */
	static PluggedMemory beside(DefinitionText definition, List<PlugJournal.Entry> plugged) {
		return of(plugged.stream().filter(entry -> !new DefinedDevice(entry.deviceId()).isIn(definition)).toList());
	}

	static PluggedMemory of(List<PlugJournal.Entry> plugged) {
		var modules = new ArrayList<String>();
		long bytes = 0;
		for (var entry : plugged) {
			if (isModule(entry)) {
				modules.add(entry.deviceId());
				bytes += entry.backend().map(backend -> read(backend.arguments()).path("size").asLong()).orElse(0L);
			}
		}
		return new PluggedMemory(List.copyOf(modules), bytes);
	}

	static boolean isModule(PlugJournal.Entry entry) {
		return read(entry.deviceArguments()).path("driver").asText().equals(DIMM);
	}

	private static JsonNode read(String json) {
		try {
			return JSON.readTree(json);
		} catch (JsonProcessingException _) {
			return MissingNode.getInstance();
		}
	}
}
