package org.wheelhouse.rfb.encoder;

import java.util.Random;

import org.wheelhouse.rfb.Encoding;

public final class ZlibEncoder implements Encoder {

	private final Deflating stream = new Deflating();

	@Override
	public Encoding encoding() {
		return Encoding.ZLIB;
	}

	@Override
	public void encode(Picture picture, Random random, Bytes out) {
		var plain = new Bytes();
		new RawEncoder().encode(picture, random, plain);
		var packed = stream.pack(plain.toArray());
		out.s32(packed.length).all(packed);
	}
}
