package org.wheelhouse.rfb;

import java.util.Map;
import java.util.Optional;

/**
 * What has come since a session was opened, up to its last complete update.
 *
 * @param bytes        received on the wire, handshake included
 * @param updates      of the framebuffer
 * @param rectangles   with pixels
 * @param byEncoding   the same by encoding; those that never came are not in it
 * @param lastEncoding of the last rectangle
 */
public record RfbStatistics(long bytes, long updates, long rectangles, Map<Encoding, Long> byEncoding,
		Optional<Encoding> lastEncoding) {

	public RfbStatistics {
		byEncoding = Map.copyOf(byEncoding);
	}
}
