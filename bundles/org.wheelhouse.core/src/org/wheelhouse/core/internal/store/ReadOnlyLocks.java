package org.wheelhouse.core.internal.store;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.model.live.Lock;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The machines and computers that are read-only, on disk in {@code read-only.json}. While that file is there and cannot be read,
 * everything is. Any thread; changes are written behind the scenes, and hold at once.
 */
public final class ReadOnlyLocks {

	private final KeptFile file;
	private Optional<CoreException> unread = Optional.empty();
	/** Guarded by this. */
	private LockedIds locked = new LockedIds(new TreeSet<>(), new TreeSet<>());

	private ReadOnlyLocks(StateFolder folder, Executor files) {
		file = new KeptFile(folder, LockedIds.FILE, files, this::written);
	}

	/**
	 * Reads what is known.
	 *
	 * @param files runs one task at a time
	 */
	public static ReadOnlyLocks load(StateFolder folder, Executor files) {
		var locks = new ReadOnlyLocks(folder, files);
		try {
			locks.locked = locks.file.readWhole("The list of what is read-only", LockedIds::parse);
		} catch (CoreException e) {
			locks.unread = Optional.of(e);
		}
		return locks;
	}

	/** Why it is not known what is read-only; empty while it is. */
	public Optional<String> trouble() {
		return unread.map(CoreException::getMessage);
	}

	/** What holds for a machine of a computer; its own where both do. */
	public synchronized Lock of(String machine, String host) {
		return unread.isPresent() ? Lock.UNKNOWN : locked.of(machine, host);
	}

	/** What holds for a computer. */
	public synchronized Lock of(String host) {
		return unread.isPresent() ? Lock.UNKNOWN : locked.of(host);
	}

	/** A machine is read-only from now on, or not by itself any more; without effect while that is not known. */
	public synchronized void lockMachine(String id, boolean on) {
		change(locked.machines(), id, on);
	}

	/** A computer is read-only from now on, or not any more; without effect while that is not known. */
	public synchronized void lockHost(String id, boolean on) {
		change(locked.hosts(), id, on);
	}

	private void change(Set<String> ids, String id, boolean on) {
		if (on ? ids.add(id) : ids.remove(id)) {
			file.changed();
		}
	}

	private synchronized JsonNode written() {
		return locked.written();
	}
}
