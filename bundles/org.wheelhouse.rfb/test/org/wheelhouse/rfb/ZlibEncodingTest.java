package org.wheelhouse.rfb;

import org.wheelhouse.rfb.encoder.Encoder;
import org.wheelhouse.rfb.encoder.ZlibEncoder;

class ZlibEncodingTest extends EncodingContract {

	@Override
	Encoder encoder() {
		return new ZlibEncoder();
	}
}
