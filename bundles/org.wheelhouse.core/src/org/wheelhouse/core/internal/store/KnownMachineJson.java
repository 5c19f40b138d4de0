package org.wheelhouse.core.internal.store;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.internal.store.KnownMachine.Plugged;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How known machines are written. Member by member, so that an older or newer file is read as far as it goes. */
public final class KnownMachineJson {

	private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

	String format(List<KnownMachine> machines) throws JsonProcessingException {
		var file = mapper.createObjectNode().put("version", 1);
		var list = file.putArray("machines");
		machines.forEach(machine -> write(machine, list.addObject()));
		return mapper.writeValueAsString(file) + "\n";
	}

	/** What the file says. */
	public List<KnownMachine> parse(String text) throws JsonProcessingException {
		var machines = new ArrayList<KnownMachine>();
		for (var machine : mapper.readTree(text).path("machines")) {
			if (!machine.path("id").asText().isEmpty()) {
				machines.add(read(machine));
			}
		}
		return machines;
	}

	private static void write(KnownMachine machine, ObjectNode json) {
		var identity = machine.identity();
		json.put("id", identity.id()).put("host", identity.hostId()).put("address", identity.address())
				.put("spareAddress", identity.spareAddress()).put("launched", identity.launched())
				.put("definition", identity.definitionPath()).put("pid", identity.pid())
				.put("started", identity.startedMillis());
		var words = json.putArray("commandLine");
		identity.commandLine().forEach(words::add);
		var facts = machine.facts();
		json.putObject("facts").put("name", facts.name()).put("qemuVersion", facts.qemuVersion())
				.put("machineType", facts.machineType()).put("accelerator", facts.accelerator())
				.put("acceleratorReason", facts.acceleratorReason()).put("uuid", facts.uuid())
				.put("cpuCount", facts.cpuCount());
		json.put("hostedId", machine.hostedId()).put("running", machine.running()).put("endingText",
				machine.endingText());
		var past = machine.past();
		json.put("notStarted", past.notStarted()).put("notStartedAdvice", past.advice()).put("movedTo", past.movedTo())
				.put("migrated", past.migrated());
		var journal = json.putArray("journal");
		machine.journal().forEach(plugged -> journal.addObject().put("device", plugged.deviceId())
				.put("arguments", plugged.deviceArguments()).put("backend", plugged.backendCommand())
				.put("backendArguments", plugged.backendArguments()).put("created", plugged.createdMillis()));
	}

	private static KnownMachine read(JsonNode json) {
		var words = new ArrayList<String>();
		json.path("commandLine").forEach(word -> words.add(word.asText()));
		var identity = new MachineIdentity(json.path("id").asText(), json.path("host").asText(),
				json.path("address").asText(), json.path("spareAddress").asText(), json.path("launched").asBoolean(),
				json.path("definition").asText(), json.path("pid").asLong(), json.path("started").asLong(), words);
		var facts = json.path("facts");
		var journal = new ArrayList<Plugged>();
		json.path("journal").forEach(entry -> journal.add(new Plugged(entry.path("device").asText(),
				entry.path("arguments").asText(), entry.path("backend").asText(),
				entry.path("backendArguments").asText(), entry.path("created").asLong())));
		return new KnownMachine(identity,
				new MachineFacts(facts.path("name").asText(), facts.path("qemuVersion").asText(),
						facts.path("machineType").asText(), facts.path("accelerator").asText(),
						facts.path("acceleratorReason").asText(), facts.path("uuid").asText(),
						facts.path("cpuCount").asInt()),
				json.path("hostedId").asText(), json.path("running").asBoolean(), json.path("endingText").asText(),
				journal, new KnownMachine.Past(json.path("notStarted").asText(),
						json.path("notStartedAdvice").asText(), json.path("movedTo").asText(),
						json.path("migrated").asBoolean()));
	}
}
