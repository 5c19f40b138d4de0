package org.wheelhouse.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that remembers what it heard, as texts. */
final class Heard implements RfbListener {

	final List<String> events = new CopyOnWriteArrayList<>();
	final List<Optional<RfbException>> ends = new CopyOnWriteArrayList<>();
	final List<CursorImage> cursors = new CopyOnWriteArrayList<>();
	final AtomicInteger updates = new AtomicInteger();

	@Override
	public void connected(ServerInfo info, int width, int height) {
		add("connected " + info.version() + " " + info.security() + " " + info.name() + " " + width + "x" + height);
	}

	@Override
	public void resized(int width, int height) {
		add("resized " + width + "x" + height);
	}

	@Override
	public void damaged() {
		add("damaged");
	}

	@Override
	public void updated() {
		updates.incrementAndGet();
	}

	@Override
	public void cursor(CursorImage cursor) {
		cursors.add(cursor);
		add("cursor");
	}

	@Override
	public void pointerMode(boolean absolute) {
		add(absolute ? "positions" : "movements");
	}

	@Override
	public void ledState(int leds) {
		add("leds " + leds);
	}

	@Override
	public void bell() {
		add("bell");
	}

	@Override
	public void cutText(String text) {
		add("text " + text);
	}

	private void add(String event) {
		if (!ends.isEmpty()) {
			events.add("after the end:");
		}
		events.add(event);
	}

	@Override
	public void ended(Optional<RfbException> reason) {
		ends.add(reason);
	}

	/** Waits for the end, which must have been told once. */
	Optional<RfbException> end() throws Exception {
		Await.until("the session ends", () -> !ends.isEmpty());
		assertEquals(1, ends.size());
		return ends.getFirst();
	}

	/** Waits for an end that was not our own will. */
	RfbException failure() throws Exception {
		return end().orElseThrow();
	}

	void await(String event) throws Exception {
		Await.until("heard: " + event + " in " + events + " " + ends, () -> events.contains(event) || !ends.isEmpty());
		if (!events.contains(event)) {
			fail("ended before " + event + ": " + ends);
		}
	}

	void awaitUpdates(int count) throws Exception {
		Await.until("so many updates: " + count, () -> updates.get() >= count || !ends.isEmpty());
		assertEquals(List.of(), ends);
	}
}
