package org.wheelhouse.core.internal.store;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

import org.wheelhouse.model.live.Lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The machines and computers that are read-only, on disk in {@code read-only.json}. Any thread; changes are written behind the
 * scenes, and hold at once.
 */
public final class ReadOnlyLocks {

	private static final String FILE = "read-only.json";
	private static final String MACHINES = "machines";
	private static final String HOSTS = "hosts";

	private final KeptFile file;
	/** Guarded by this. */
	private final Set<String> machines = new TreeSet<>();
	/** Guarded by this. */
	private final Set<String> hosts = new TreeSet<>();

	private ReadOnlyLocks(StateFolder folder, Executor files) {
		file = new KeptFile(folder, FILE, files, this::written);
	}

	/**
	 * Reads what is known; nothing where that cannot be read.
	 *
	 * @param files runs one task at a time
	 */
	public static ReadOnlyLocks load(StateFolder folder, Executor files) {
		var locks = new ReadOnlyLocks(folder, files);
		var known = locks.file.read();
		known.path(MACHINES).forEach(id -> locks.machines.add(id.asText()));
		known.path(HOSTS).forEach(id -> locks.hosts.add(id.asText()));
		return locks;
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
			file.changed();
		}
	}

	private synchronized JsonNode written() {
		var kept = JsonNodeFactory.instance.objectNode();
		var ofMachines = kept.putArray(MACHINES);
		machines.forEach(ofMachines::add);
		var ofHosts = kept.putArray(HOSTS);
		hosts.forEach(ofHosts::add);
		return kept;
	}
}
