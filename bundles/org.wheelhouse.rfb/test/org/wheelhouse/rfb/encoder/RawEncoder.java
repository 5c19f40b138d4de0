package org.wheelhouse.rfb.encoder;

import java.util.Random;

import org.wheelhouse.rfb.Encoding;

public final class RawEncoder implements Encoder {

	@Override
	public Encoding encoding() {
		return Encoding.RAW;
	}

	@Override
	public void encode(Picture picture, Random random, Bytes out) {
		for (var colour : picture.pixels()) {
			out.pixel(colour);
		}
	}
}
