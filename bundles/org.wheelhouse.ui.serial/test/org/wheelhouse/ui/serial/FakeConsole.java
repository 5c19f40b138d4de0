package org.wheelhouse.ui.serial;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.serial.SerialOutput;
import org.wheelhouse.core.serial.SerialState;
import org.wheelhouse.core.serial.SerialStatus;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Watch;

/** A port that writes what a test says, on the test's thread. */
final class FakeConsole implements SerialConsole {

	final ByteArrayOutputStream sent = new ByteArrayOutputStream();
	private final ByteArrayOutputStream written = new ByteArrayOutputStream();
	private final List<Runnable> listeners = new ArrayList<>();
	private SerialStatus status = new SerialStatus(SerialState.OPEN, "serial0", "unix:s,server=on", "");
	private long kept;
	int watches;
	int asked;

	/** The guest writes. */
	void write(String text) {
		written.writeBytes(text.replace("^[", "\u001B").getBytes(StandardCharsets.UTF_8));
		tell();
	}

	/** From now on only the newest bytes are kept. */
	void forgetAllBut(int bytes) {
		kept = written.size() - bytes;
	}

	void become(SerialState state, String detail) {
		status = status.in(state, detail);
		tell();
	}

	private void tell() {
		List.copyOf(listeners).forEach(Runnable::run);
	}

	String takeSent() {
		var text = sent.toString(StandardCharsets.UTF_8).replace("\u001B", "^[");
		sent.reset();
		return text;
	}

	int listeners() {
		return listeners.size();
	}

	@Override
	public SerialStatus status() {
		return status;
	}

	@Override
	public long received() {
		return written.size();
	}

	@Override
	public SerialOutput since(long offset) {
		asked++;
		var from = (int) Math.max(offset, kept);
		var bytes = written.toByteArray();
		return new SerialOutput(from, ByteBuffer.wrap(bytes, from, bytes.length - from).slice());
	}

	@Override
	public void send(byte[] bytes) {
		sent.writeBytes(bytes);
	}

	@Override
	public Subscription onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public Watch watch() {
		watches++;
		var open = new AtomicBoolean(true);
		return () -> watches -= open.getAndSet(false) ? 1 : 0;
	}

	@Override
	public void lookAgain() {
		// nothing changes by itself
	}

	@Override
	public Optional<Operation<?>> offer() {
		return Optional.empty();
	}
}
