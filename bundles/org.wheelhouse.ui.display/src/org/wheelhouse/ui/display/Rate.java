package org.wheelhouse.ui.display;

import java.util.Optional;

import org.wheelhouse.rfb.Encoding;
import org.wheelhouse.rfb.RfbStatistics;

/**
 * What has come in the last second.
 *
 * @param updatesPerSecond of the screen
 * @param bytesPerSecond   on the wire
 * @param encoding         of the last rectangle
 */
record Rate(double updatesPerSecond, long bytesPerSecond, Optional<Encoding> encoding) {

	/** The difference between two readings, the second taken so many nanoseconds after the first. */
	static Rate between(RfbStatistics first, RfbStatistics second, long nanos) {
		var seconds = Math.max(1, nanos) / 1e9;
		return new Rate((second.updates() - first.updates()) / seconds,
				Math.max(0, Math.round((second.bytes() - first.bytes()) / seconds)), second.lastEncoding());
	}
}
