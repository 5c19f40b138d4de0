package org.wheelhouse.rfb;

import org.wheelhouse.rfb.encoder.Encoder;
import org.wheelhouse.rfb.encoder.HextileEncoder;

class HextileEncodingTest extends EncodingContract {

	@Override
	Encoder encoder() {
		return new HextileEncoder();
	}
}
