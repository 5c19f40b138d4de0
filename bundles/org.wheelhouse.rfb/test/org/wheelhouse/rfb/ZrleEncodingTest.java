package org.wheelhouse.rfb;

import org.wheelhouse.rfb.encoder.Encoder;
import org.wheelhouse.rfb.encoder.ZrleEncoder;

class ZrleEncodingTest extends EncodingContract {

	@Override
	Encoder encoder() {
		return new ZrleEncoder();
	}
}
