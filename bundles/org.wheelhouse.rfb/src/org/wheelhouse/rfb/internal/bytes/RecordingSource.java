package org.wheelhouse.rfb.internal.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

import org.wheelhouse.rfb.RfbException;

/** Writes down what another source gives, so that it can be played again from an {@link ArraySource}. */
public final class RecordingSource implements ByteSource {

	private final ByteSource source;
	private final OutputStream recording;

	/** @param recording closed by whoever gave it */
	public RecordingSource(ByteSource source, OutputStream recording) {
		this.source = source;
		this.recording = recording;
	}

	@Override
	public void read(ByteBuffer target) throws RfbException {
		var from = target.position();
		source.read(target);
		try {
			recording.write(target.array(), from, target.position() - from);
		} catch (IOException e) {
			throw new RfbException(RfbException.Kind.CLOSED, "The recording cannot be written: " + e.getMessage(), e);
		}
	}

	@Override
	public void allowSilence(boolean allowed) {
		source.allowSilence(allowed);
	}
}
