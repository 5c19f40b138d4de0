package org.wheelhouse.core.events;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;

/**
 * What the machines told by themselves: the newest 10,000 events of each, those of earlier runs of the workbench included as
 * far as they are still on disk. Any thread; never blocks.
 */
public interface EventLog {

	/** The newest events of all machines, newest first, at most so many. Cost grows with the number asked for. */
	List<LoggedEvent> latest(int max);

	/** The newest events of one machine, newest first, at most so many. */
	List<LoggedEvent> latest(String machineId, int max);

	/** What of the machine was no longer known after an event, and asked again where somebody watched. */
	Set<Topic> staleAfter(LoggedEvent event);

	/** How many events came faster than they could be kept, or were pushed out by newer ones, since the start. */
	long dropped();

	/** How many lines of earlier runs were passed over because they could not be understood. */
	long damaged();

	/**
	 * Writes events to a file behind the scenes, in their order: a table when its name ends with {@code .csv}, else a JSON
	 * object a line. An existing file is replaced when all is written.
	 *
	 * @return fails with {@link CoreException}
	 */
	CompletableFuture<Path> export(Path file, List<LoggedEvent> events);

	/** Calls the listener on the model thread after something was added; many events may make one call. */
	Subscription onChange(Runnable listener);
}
