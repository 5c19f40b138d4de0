package org.wheelhouse.ui.definition.problems;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.host.Host;
import org.wheelhouse.ui.definition.edit.WorkingCopy;

/** A definition that is edited, with what is found out about it. UI thread. */
public final class OpenDefinition {

	private final Host host;
	private final WorkingCopy copy;
	private final Judge judge;
	private final List<IntConsumer> guides = new CopyOnWriteArrayList<>();

	OpenDefinition(Host host, WorkingCopy copy, Judge judge) {
		this.host = host;
		this.copy = copy;
		this.judge = judge;
	}

	/** By which its computer is known. */
	public String host() {
		return host.id();
	}

	/** Its computer. */
	public Host computer() {
		return host;
	}

	/** What is edited. */
	public WorkingCopy copy() {
		return copy;
	}

	/** What is found out about it. */
	public Judge judge() {
		return judge;
	}

	/** Somebody wants to see an offset of it: told to who shows it. */
	public void goTo(int offset) {
		guides.forEach(guide -> guide.accept(offset));
	}

	/** Has this go to an offset that somebody wants to see. */
	public Subscription onGoTo(IntConsumer guide) {
		guides.add(guide);
		return () -> guides.remove(guide);
	}
}
