package org.wheelhouse.core.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the workbench plugged into a running machine, oldest first: the command line plus this is what the destination of
 * a migration is built from. Kept across restarts of the workbench; an entry goes when its device is gone
 * ({@code DEVICE_DELETED}) or the process has ended. Any thread; never blocks.
 */
public interface PlugJournal {

	/** All of it, a copy. */
	List<Entry> entries();

	/** Writes down a device that was plugged in. An entry with the same device id is replaced. */
	void add(Entry entry);

	/** Strikes a device out; returns what was written about it. */
	Optional<Entry> remove(String deviceId);

	/**
	 * One device.
	 *
	 * @param deviceId        its {@code id}
	 * @param deviceArguments the arguments of {@code device_add} as JSON
	 * @param backend         what was added for it before; empty when it has no back end
	 * @param created         when
	 */
	record Entry(String deviceId, String deviceArguments, Optional<Backend> backend, Instant created) {}

	/**
	 * A back end.
	 *
	 * @param command   {@code blockdev-add}, {@code netdev_add} or {@code object-add}
	 * @param arguments its arguments as JSON
	 */
	record Backend(String command, String arguments) {}
}
