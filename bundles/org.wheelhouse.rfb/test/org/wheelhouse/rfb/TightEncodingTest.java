package org.wheelhouse.rfb;

import org.wheelhouse.rfb.encoder.Encoder;
import org.wheelhouse.rfb.encoder.TightEncoder;

class TightEncodingTest extends EncodingContract {

	@Override
	Encoder encoder() {
		return new TightEncoder();
	}
}
