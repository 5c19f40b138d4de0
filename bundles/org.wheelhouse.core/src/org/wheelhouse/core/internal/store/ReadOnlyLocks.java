package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

import org.wheelhouse.core.internal.concurrent.Conflated;
import org.wheelhouse.model.live.Lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The machines and computers that are read-only, on disk in {@code read-only.json}. Any thread; changes are written behind the
 * scenes, and hold at once.
 */
public final class ReadOnlyLocks {

	/** In the state folder. */
	public static final String FILE = "read-only.json";
	private static final String MACHINES = "machines";
	private static final String HOSTS = "hosts";

	private final StateFolder folder;
	private final ObjectMapper mapper = new ObjectMapper();
	private final Conflated saving;
	/** Guarded by this. */
	private final Set<String> machines = new TreeSet<>();
	/** Guarded by this. */
	private final Set<String> hosts = new TreeSet<>();

	private ReadOnlyLocks(StateFolder folder, Executor files) {
		this.folder = folder;
		saving = new Conflated(files, this::save);
	}

	/**
	 * Reads what is known. A file that cannot be understood is put aside.
	 *
	 * @param files runs one task at a time
	 */
	public static ReadOnlyLocks load(StateFolder folder, Executor files) {
		var locks = new ReadOnlyLocks(folder, files);
		try {
			var known = locks.mapper.readTree(folder.read(FILE).orElse("{}"));
			add(known.path(MACHINES), locks.machines);
			add(known.path(HOSTS), locks.hosts);
		} catch (JsonProcessingException _) {
			putAside(folder);
		} catch (IOException _) {
			// The list of machines, which is read from there too, says so.
		}
		return locks;
	}

	private static void add(JsonNode ids, Set<String> to) {
		ids.forEach(id -> to.add(id.asText()));
	}

	private static void putAside(StateFolder folder) {
		try {
			folder.putAside(FILE);
		} catch (IOException _) {
			// It is written anew with the next lock.
		}
	}

	/** What holds for a machine of a computer; its own where both do. */
	public synchronized Lock of(String machine, String host) {
		return machines.contains(machine) ? Lock.MACHINE : hosts.contains(host) ? Lock.HOST : Lock.NONE;
	}

	/** Whether a computer is read-only. */
	public synchronized boolean isHostLocked(String host) {
		return hosts.contains(host);
	}

	/** A machine is read-only from now on, or not by itself any more. */
	public synchronized void lockMachine(String id, boolean on) {
		change(machines, id, on);
	}

	/** A computer is read-only from now on, or not any more. */
	public synchronized void lockHost(String id, boolean on) {
		change(hosts, id, on);
	}

	private void change(Set<String> ids, String id, boolean on) {
		if (on ? ids.add(id) : ids.remove(id)) {
			saving.request();
		}
	}

	private void save() {
		var file = mapper.createObjectNode();
		synchronized (this) {
			var ofMachines = file.putArray(MACHINES);
			machines.forEach(ofMachines::add);
			var ofHosts = file.putArray(HOSTS);
			hosts.forEach(ofHosts::add);
		}
		try {
			folder.write(FILE, mapper.writeValueAsString(file) + "\n");
		} catch (IOException _) {
			// The list of machines, which is written there too, says so.
		}
	}
}
