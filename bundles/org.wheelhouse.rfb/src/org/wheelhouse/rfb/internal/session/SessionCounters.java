package org.wheelhouse.rfb.internal.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.rfb.Encoding;
import org.wheelhouse.rfb.RfbStatistics;

/** Counts what comes. The session's thread counts, any thread asks. */
final class SessionCounters {

	private final Map<Encoding, Long> total = new EnumMap<>(Encoding.class);
	private long bytes;
	private long updates;
	private Optional<Encoding> last = Optional.empty();
	/** Of the update that is coming; of the session's thread. */
	private final int[] fresh = new int[Encoding.values().length];
	private Optional<Encoding> freshLast = Optional.empty();

	void rectangle(Encoding encoding) {
		fresh[encoding.ordinal()]++;
		if (freshLast.isEmpty() || freshLast.get() != encoding) {
			freshLast = Optional.of(encoding);
		}
	}

	/** An update is complete. Returns whether it had pixels. */
	synchronized boolean updated(long bytesNow) {
		var pixels = false;
		bytes = bytesNow;
		updates++;
		last = freshLast;
		for (var encoding : Encoding.values()) {
			var count = fresh[encoding.ordinal()];
			if (count > 0) {
				total.merge(encoding, (long) count, Long::sum);
				fresh[encoding.ordinal()] = 0;
				pixels = true;
			}
		}
		return pixels;
	}

	synchronized RfbStatistics statistics() {
		var rectangles = total.values().stream().mapToLong(Long::longValue).sum();
		return new RfbStatistics(bytes, updates, rectangles, total, last);
	}
}
