package org.wheelhouse.rfb.internal.picture;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.rfb.Encoding;
import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.internal.bytes.Input;

/** The decoders of one session, each made when it is needed. The session's thread. */
public final class Decoders implements AutoCloseable {

	private static final List<Optional<Encoding>> BY_NUMBER = IntStream.rangeClosed(0, Encoding.ZRLE.number())
			.mapToObj(number -> Stream.of(Encoding.values()).filter(encoding -> encoding.number() == number).findAny())
			.toList();

	private final Map<Encoding, Decoder> decoders = new EnumMap<>(Encoding.class);

	/** The encoding of this number, unless it is none for pixels or not known. */
	public static Optional<Encoding> encoding(int number) {
		return number >= 0 && number < BY_NUMBER.size() ? BY_NUMBER.get(number) : Optional.empty();
	}

	/** Reads a rectangle to the surface, and notes it as written. */
	public void decode(Encoding encoding, Input in, Surface surface, int x, int y, int width, int height)
			throws RfbException {
		if (!surface.contains(x, y, width, height)) {
			throw Decoder.nonsense("a rectangle of " + width + "×" + height + " at " + x + "," + y
					+ " on a screen of " + surface.width() + "×" + surface.height());
		}
		decoders.computeIfAbsent(encoding, Decoders::decoder).decode(in, surface, x, y, width, height);
		surface.wrote(x, y, width, height);
	}

	private static Decoder decoder(Encoding encoding) {
		return switch (encoding) {
			case RAW -> new RawDecoder();
			case COPY_RECT -> new CopyRectDecoder();
			case HEXTILE -> new HextileDecoder();
			case ZLIB -> new ZlibDecoder();
			case ZRLE -> new ZrleDecoder();
			case TIGHT -> new TightDecoder();
		};
	}

	@Override
	public void close() {
		decoders.values().forEach(Decoder::close);
	}
}
