package org.wheelhouse.rfb;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import org.wheelhouse.rfb.encoder.Bytes;
import org.wheelhouse.rfb.encoder.Encoder;
import org.wheelhouse.rfb.encoder.HextileEncoder;
import org.wheelhouse.rfb.encoder.Picture;
import org.wheelhouse.rfb.encoder.RawEncoder;
import org.wheelhouse.rfb.encoder.TightEncoder;
import org.wheelhouse.rfb.encoder.ZlibEncoder;
import org.wheelhouse.rfb.encoder.ZrleEncoder;
import org.wheelhouse.rfb.internal.bytes.ArraySource;
import org.wheelhouse.rfb.internal.picture.Surface;
import org.wheelhouse.rfb.internal.session.Dialogue;

/**
 * Measures how long a full frame of 1920×1080 takes to be decoded, and prints the median of eleven for each encoding, in
 * milliseconds. Not a test: run its main method, with -XX:TieredStopAtLevel=1 as the product does.
 */
final class DecodeTimes {

	/** Time on the processor, so that it does not matter what else runs on the computer. */
	private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
	private static final int WIDTH = 1920;
	private static final int HEIGHT = 1080;
	private static final int FRAMES = 16;
	private static final int COUNTED = 11;

	private DecodeTimes() {
	}

	/** A listener that knows when each update was complete. */
	private static final class Clock implements RfbListener {

		private final long[] done = new long[FRAMES + 1];
		private int count;

		@Override
		public void updated() {
			done[count++] = CPU.getCurrentThreadCpuTime();
		}

		@Override
		public void ended(Optional<RfbException> reason) {
			// told by the exception
		}

		double medianMillis() {
			var times = new long[COUNTED];
			for (var i = 0; i < COUNTED; i++) {
				times[i] = done[count - 1 - i] - done[count - 2 - i];
			}
			Arrays.sort(times);
			return times[COUNTED / 2] / 1e6;
		}
	}

	public static void main(String[] arguments) {
		var desktop = desktop();
		var noise = new Picture(WIDTH, HEIGHT);
		var random = new Random(1);
		Arrays.setAll(noise.pixels(), _ -> random.nextInt(1 << 24));
		for (var encoder : List.of(new RawEncoder(), new HextileEncoder(), new ZlibEncoder(), new ZrleEncoder(),
				new TightEncoder())) {
			System.out.println(String.format(Locale.ROOT, "%-8s desktop %6.2f ms   noise %6.2f ms", encoder.encoding(),
					measure(encoder.getClass(), desktop), measure(encoder.getClass(), noise)));
		}
	}

	private static double measure(Class<? extends Encoder> type, Picture picture) {
		try {
			var encoder = type.getDeclaredConstructor().newInstance();
			var random = new Random(7);
			var stream = new Bytes().greeting(WIDTH, HEIGHT);
			for (var i = 0; i < FRAMES; i++) {
				frame(encoder, picture, random, stream);
			}
			var clock = new Clock();
			try {
				Dialogue.replay(new ArraySource(stream.toArray()), RfbSettings.standard(), clock, new Surface());
			} catch (RfbException e) {
				return clock.count == FRAMES ? clock.medianMillis() : -1;
			}
			return -1;
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** In rectangles of at most 65536 pixels, as servers do with tight. */
	private static void frame(Encoder encoder, Picture picture, Random random, Bytes stream) {
		var height = encoder.encoding() == Encoding.TIGHT ? 30 : HEIGHT;
		stream.update(HEIGHT / height);
		for (var y = 0; y < HEIGHT; y += height) {
			stream.rectangle(0, y, WIDTH, height, encoder.encoding());
			encoder.encode(picture.part(0, y, WIDTH, height), random, stream);
		}
	}

	/** Windows with text in them on a smooth background. */
	private static Picture desktop() {
		var picture = new Picture(WIDTH, HEIGHT);
		var random = new Random(3);
		for (var y = 0; y < HEIGHT; y++) {
			for (var x = 0; x < WIDTH; x++) {
				picture.set(x, y, (y / 5 & 0xFF) << 16 | (x / 9 & 0xFF) << 8 | 0x60);
			}
		}
		for (var i = 0; i < 4; i++) {
			var left = 100 + i * 420;
			picture.fill(left, 80 + i * 60, 600, 700, 0xF0F0F0);
			picture.fill(left, 80 + i * 60, 600, 24, 0x3050A0);
			for (var line = 0; line < 40; line++) {
				for (var letter = 0; letter < 560; letter++) {
					for (var y = 0; y < 10; y++) {
						if (random.nextInt(3) == 0 && letter / 8 % 6 != 0) {
							picture.set(left + 20 + letter, 120 + i * 60 + line * 16 + y, 0x202020);
						}
					}
				}
			}
		}
		return picture;
	}
}
