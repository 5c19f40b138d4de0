package org.wheelhouse.rfb;

import org.wheelhouse.rfb.encoder.Encoder;
import org.wheelhouse.rfb.encoder.RawEncoder;

class RawEncodingTest extends EncodingContract {

	@Override
	Encoder encoder() {
		return new RawEncoder();
	}
}
