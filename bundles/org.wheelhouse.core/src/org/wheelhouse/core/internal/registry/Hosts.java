package org.wheelhouse.core.internal.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.remote.RemoteHost;

/** The computers on which machines run, in the order in which they became known: they come and go. Any thread. */
public final class Hosts {

	private final List<Consumer<Host>> listeners = new CopyOnWriteArrayList<>();
	/** By their ids; those that are not there now too. Guarded by itself. */
	private final Map<String, Host> known = new LinkedHashMap<>();

	/** @param there at first */
	public Hosts(Collection<Host> there) {
		there.forEach(this::add);
	}

	/** Hears of each that stands for a computer from now on; must be quick. */
	void onChange(Consumer<Host> listener) {
		listeners.add(listener);
	}

	/** One is there. */
	public void add(Host host) {
		synchronized (known) {
			known.put(host.id(), host);
		}
		listeners.forEach(listener -> listener.accept(host));
	}

	/**
	 * One is not there any more.
	 *
	 * @return what stands for it; empty when another one has taken its place
	 */
	public Optional<Host> remove(Host host) {
		var absent = new AbsentHost(host.id(), host.label());
		synchronized (known) {
			if (!known.replace(host.id(), host, absent)) {
				return Optional.empty();
			}
		}
		listeners.forEach(listener -> listener.accept(absent));
		return Optional.of(absent);
	}

	/** One is not known any more. */
	void forget(String id) {
		synchronized (known) {
			known.remove(id);
		}
	}

	/** The one with this id, or what stands for it while it is not there. */
	Host of(String id) {
		synchronized (known) {
			return known.computeIfAbsent(id, _ -> new AbsentHost(id, id));
		}
	}

	/** All, those that are not there now too. */
	public List<Host> all() {
		synchronized (known) {
			return List.copyOf(known.values());
		}
	}

	/** Those that are there, connected or not. */
	public List<Host> there() {
		return all().stream().filter(host -> !(host instanceof AbsentHost)).toList();
	}

	/** Those that are there and need no connection. */
	List<Host> near() {
		return there().stream().filter(host -> !(host instanceof RemoteHost)).toList();
	}

	/**
	 * Where a machine goes for which nobody has said where: the first that is there and needs no connection.
	 *
	 * @throws CoreException when there is none
	 */
	public Host preferred() throws CoreException {
		return near().stream().findFirst().orElseThrow(
				() -> new CoreException("There is no computer on which machines could run."));
	}
}
