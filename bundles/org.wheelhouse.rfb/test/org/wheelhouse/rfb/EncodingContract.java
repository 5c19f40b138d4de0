package org.wheelhouse.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.encoder.Bytes;
import org.wheelhouse.rfb.encoder.Encoder;
import org.wheelhouse.rfb.encoder.Picture;
import org.wheelhouse.rfb.internal.bytes.ArraySource;
import org.wheelhouse.rfb.internal.bytes.ByteSource;
import org.wheelhouse.rfb.internal.picture.Surface;
import org.wheelhouse.rfb.internal.session.Dialogue;

/** What holds for every encoding, whatever the server makes of it. */
abstract class EncodingContract {

	private static final int WIDTH = 211;
	private static final int HEIGHT = 157;

	private final Random random = new Random(20_260_101);

	/** A server's encoder as it is at the beginning of a session. */
	abstract Encoder encoder();

	@Test
	void randomPicturesComeAsTheyWere() throws Exception {
		for (var i = 0; i < 60; i++) {
			var picture = Picture.random(1 + random.nextInt(170), 1 + random.nextInt(140), random);
			var stream = new Bytes().greeting(picture.width(), picture.height()).update(1)
					.rectangle(0, 0, picture.width(), picture.height(), encoder().encoding());
			encoder().encode(picture, random, stream);
			assertPixels(picture, play(new ArraySource(stream.toArray())), "picture " + i);
		}
	}

	@Test
	void afterThousandRandomUpdatesAllIsAsInTheReference() throws Exception {
		var stream = new Bytes().greeting(WIDTH, HEIGHT);
		var reference = randomUpdates(stream, 1000);
		assertPixels(reference, play(new ArraySource(stream.toArray())), "at once");
	}

	@Test
	void itDoesNotMatterHowTheBytesAreTorn() throws Exception {
		var stream = new Bytes().greeting(WIDTH, HEIGHT);
		var reference = randomUpdates(stream, 40);
		for (var most : new int[]{1, 2, 7, 1000, 70_000}) {
			assertPixels(reference, play(new TornSource(stream.toArray(), new Random(most), most)), "up to " + most);
		}
	}

	@Test
	void damageCoversAllThatChanged() throws Exception {
		var stream = new Bytes().greeting(WIDTH, HEIGHT);
		randomUpdates(stream, 300);
		var surface = new Surface();
		var checker = new DamageChecker(surface);
		play(new ArraySource(stream.toArray()), checker, surface);
		assertEquals(300, checker.updates);
	}

	@Test
	void streamThatEndsAnywhereEndsTheSessionAndNothingElse() {
		var stream = new Bytes().greeting(WIDTH, HEIGHT);
		randomUpdates(stream, 6);
		var bytes = stream.toArray();
		for (var i = 0; i < 100; i++) {
			var cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
			assertEquals(Kind.CLOSED, end(cut).kind());
		}
	}

	@Test
	void whatIsDistortedEndsTheSessionOrShowsNonsenseAndDoesNothingElse() {
		var head = new Bytes().greeting(WIDTH, HEIGHT).size();
		for (var i = 0; i < 250; i++) {
			var stream = new Bytes().greeting(WIDTH, HEIGHT);
			randomUpdates(stream, 1 + random.nextInt(3));
			var bytes = stream.toArray();
			for (var flips = random.nextInt(4); flips >= 0; flips--) {
				bytes[head + random.nextInt(Math.min(bytes.length - head, 200))] = (byte) random.nextInt();
			}
			var kind = end(bytes).kind();
			assertTrue(kind == Kind.PROTOCOL || kind == Kind.LIMIT || kind == Kind.CLOSED, kind::name);
		}
	}

	/** Appends updates of up to three rectangles, and returns what they amount to. */
	private Picture randomUpdates(Bytes stream, int count) {
		var encoder = encoder();
		var reference = new Picture(WIDTH, HEIGHT);
		for (var i = 0; i < count; i++) {
			var rectangles = 1 + random.nextInt(3);
			stream.update(rectangles);
			for (var j = 0; j < rectangles; j++) {
				var x = random.nextInt(WIDTH);
				var y = random.nextInt(HEIGHT);
				var part = Picture.random(1 + random.nextInt(Math.min(90, WIDTH - x)),
						1 + random.nextInt(Math.min(90, HEIGHT - y)), random);
				stream.rectangle(x, y, part.width(), part.height(), encoder.encoding());
				encoder.encode(part, random, stream);
				reference.put(x, y, part);
			}
		}
		return reference;
	}

	private static RfbException end(byte[] stream) {
		return assertThrows(RfbException.class, () -> Dialogue.replay(new ArraySource(stream), RfbSettings.standard(),
				_ -> {
					// told by the exception
				}, new Surface()));
	}

	private static Surface play(ByteSource stream) {
		var surface = new Surface();
		play(stream, _ -> {
			// told by the exception
		}, surface);
		return surface;
	}

	private static void play(ByteSource stream, RfbListener listener, Surface surface) {
		var end = assertThrows(RfbException.class,
				() -> Dialogue.replay(stream, RfbSettings.standard(), listener, surface));
		assertEquals("The recording ends here.", end.getMessage());
	}

	private static void assertPixels(Picture expected, Surface surface, String what) {
		assertEquals(expected.width(), surface.width());
		assertArrayEquals(expected.pixels(), surface.read((pixels, _, _) -> pixels.clone()), what);
	}

	/** Gives few bytes at a time, by chance. */
	private static final class TornSource implements ByteSource {

		private final ByteBuffer bytes;
		private final Random random;
		private final int most;

		TornSource(byte[] bytes, Random random, int most) {
			this.bytes = ByteBuffer.wrap(bytes);
			this.random = random;
			this.most = most;
		}

		@Override
		public void read(ByteBuffer target) throws RfbException {
			var count = Math.min(Math.min(target.remaining(), bytes.remaining()), 1 + random.nextInt(most));
			if (count == 0) {
				throw new RfbException(Kind.CLOSED, "The recording ends here.");
			}
			target.put(bytes.slice(bytes.position(), count));
			bytes.position(bytes.position() + count);
		}
	}

	/** Copies what is damaged after each update, and finds that it then has everything. */
	private static final class DamageChecker implements RfbListener {

		private final Surface surface;
		private final int[] copy = new int[WIDTH * HEIGHT];
		private boolean told;
		int updates;

		DamageChecker(Surface surface) {
			this.surface = surface;
		}

		@Override
		public void damaged() {
			assertTrue(!told, "told twice");
			told = true;
		}

		@Override
		public void updated() {
			updates++;
			assertTrue(told);
			if (updates % 3 == 0) {
				told = false;
				var damage = surface.takeDamage();
				assertTrue(damage.size() <= 16, damage::toString);
				for (var part : damage) {
					surface.copy(part.x(), part.y(), part.width(), part.height(), copy, part.y() * WIDTH + part.x(),
							WIDTH);
				}
				assertArrayEquals(surface.read((pixels, _, _) -> pixels.clone()), copy);
			}
		}

		@Override
		public void ended(Optional<RfbException> reason) {
			throw new AssertionError("told by the exception");
		}
	}
}
