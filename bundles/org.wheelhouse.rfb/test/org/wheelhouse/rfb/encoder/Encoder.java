package org.wheelhouse.rfb.encoder;

import java.util.Random;

import org.wheelhouse.rfb.Encoding;

/** The server's side of one encoding, straight from its specification. Which of several possible forms it takes is left to chance. */
public interface Encoder {

	Encoding encoding();

	/** Writes the content of a picture, without the head of its rectangle. */
	void encode(Picture picture, Random random, Bytes out);
}
