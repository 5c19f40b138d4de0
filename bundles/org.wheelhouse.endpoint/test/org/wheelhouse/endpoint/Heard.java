package org.wheelhouse.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A listener that remembers what it heard. */
final class Heard implements WireListener {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	final AtomicLong count = new AtomicLong();
	final List<Optional<WireException>> ends = new CopyOnWriteArrayList<>();

	@Override
	public void received(ByteBuffer portion) {
		var copy = new byte[portion.remaining()];
		portion.get(copy);
		synchronized (bytes) {
			bytes.writeBytes(copy);
		}
		count.addAndGet(copy.length);
	}

	@Override
	public void closed(Optional<WireException> reason) {
		ends.add(reason);
	}

	String text() {
		synchronized (bytes) {
			return bytes.toString(StandardCharsets.UTF_8);
		}
	}
}
