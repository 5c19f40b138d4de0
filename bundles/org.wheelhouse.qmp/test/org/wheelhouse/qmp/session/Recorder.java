package org.wheelhouse.qmp.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.message.QmpMessage;

/** Remembers everything that a session tells. */
final class Recorder implements QmpListener, QmpTrace {

	final List<Event> events = new CopyOnWriteArrayList<>();
	final List<QmpException> ends = new CopyOnWriteArrayList<>();
	final List<String> sent = new CopyOnWriteArrayList<>();
	final List<QmpMessage> received = new CopyOnWriteArrayList<>();

	@Override
	public void event(Event event) {
		events.add(event);
	}

	@Override
	public void ended(QmpException reason) {
		ends.add(reason);
	}

	@Override
	public void sent(String json) {
		sent.add(json);
	}

	@Override
	public void received(QmpMessage message) {
		received.add(message);
	}

	List<String> eventNames() {
		return events.stream().map(Event::name).toList();
	}

	QmpException onlyEnd() {
		Await.until("the session has ended", () -> !ends.isEmpty());
		if (ends.size() != 1) {
			throw new AssertionError("ended more than once: " + ends);
		}
		return ends.getFirst();
	}
}
