package org.wheelhouse.core;

import java.util.List;

/** What the machines told by themselves: the newest 10,000 events of each. Any thread; never blocks. */
public interface EventLog {

	/** The newest events of all machines, newest first, at most so many. Cost grows with the number asked for. */
	List<LoggedEvent> latest(int max);

	/** The newest events of one machine, newest first, at most so many. */
	List<LoggedEvent> latest(String machineId, int max);

	/** How many events came faster than they could be kept, or were pushed out by newer ones, since the start. */
	long dropped();

	/** Calls the listener on the model thread after something was added; many events may make one call. */
	Subscription onChange(Runnable listener);
}
