package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import org.wheelhouse.model.live.Lock;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The machines and computers that are read-only, by their ids, as {@link #FILE} in the state folder has them.
 *
 * @param machines each by itself
 * @param hosts    each with all its machines
 */
public record LockedIds(Set<String> machines, Set<String> hosts) {

	/** The file of them. */
	public static final String FILE = "read-only.json";

	private static final String MACHINES = "machines";
	private static final String HOSTS = "hosts";

	/**
	 * Reads them. Who cannot read them must take everything for locked.
	 *
	 * @param text of the file; empty where there is none
	 * @throws IOException when it is not understood, or any part of it
	 */
	public static LockedIds parse(String text) throws IOException {
		var kept = text.isEmpty() ? JsonNodeFactory.instance.objectNode() : new ObjectMapper().readTree(text);
		if (!kept.isObject()) {
			throw new JsonParseException((JsonParser) null, "no object");
		}
		return new LockedIds(ids(kept, MACHINES), ids(kept, HOSTS));
	}

	private static Set<String> ids(JsonNode kept, String key) throws IOException {
		var ids = new TreeSet<String>();
		var list = kept.path(key);
		if (!list.isMissingNode() && !list.isArray()) {
			throw new JsonParseException((JsonParser) null, key + " is no list");
		}
		for (var id : list) {
			if (!id.isTextual()) {
				throw new JsonParseException((JsonParser) null, key + " has what is no id");
			}
			ids.add(id.textValue());
		}
		return ids;
	}

	/** As it is kept. */
	JsonNode written() {
		var kept = JsonNodeFactory.instance.objectNode();
		var ofMachines = kept.putArray(MACHINES);
		machines.forEach(ofMachines::add);
		var ofHosts = kept.putArray(HOSTS);
		hosts.forEach(ofHosts::add);
		return kept;
	}

	/** Whether a machine of a computer is read-only; for those, too, who have no model. */
	public boolean has(String machine, String host) {
		return machines.contains(machine) || hosts.contains(host);
	}

	/** What holds for a machine of a computer; its own where both do. */
	public Lock of(String machine, String host) {
		return machines.contains(machine) ? Lock.MACHINE : of(host);
	}

	/** What holds for a computer. */
	Lock of(String host) {
		return hosts.contains(host) ? Lock.HOST : Lock.NONE;
	}
}
