package org.wheelhouse.rfb.encoder;

import java.util.Arrays;
import java.util.Random;

/** Pixels 0x00RRGGBB, row by row. */
public record Picture(int width, int height, int[] pixels) {

	public Picture(int width, int height) {
		this(width, height, new int[width * height]);
	}

	/** One of the kinds of picture that screens show: noise, a few colours, a smooth one, a text, rectangles. */
	public static Picture random(int width, int height, Random random) {
		var picture = new Picture(width, height);
		var kind = random.nextInt(6);
		var colours = random.ints(1 + random.nextInt(kind == 1 ? 300 : 20), 0, 1 << 24).toArray();
		for (var y = 0; y < height; y++) {
			for (var x = 0; x < width; x++) {
				picture.set(x, y, switch (kind) {
					case 0 -> random.nextInt(1 << 24);
					case 1, 2 -> colours[random.nextInt(colours.length)];
					case 3 -> (x * 3 & 0xFF) << 16 | (y * 5 & 0xFF) << 8 | x + y & 0xFF;
					case 4 -> colours[random.nextInt(4) / 3 % colours.length];
					default -> colours[0];
				});
			}
		}
		for (var i = 0; kind == 5 && i < random.nextInt(12); i++) {
			var x = random.nextInt(width);
			var y = random.nextInt(height);
			picture.fill(x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y),
					colours[random.nextInt(colours.length)]);
		}
		return picture;
	}

	public int get(int x, int y) {
		return pixels[y * width + x];
	}

	public void set(int x, int y, int colour) {
		pixels[y * width + x] = colour;
	}

	public void fill(int x, int y, int w, int h, int colour) {
		for (var row = y; row < y + h; row++) {
			Arrays.fill(pixels, row * width + x, row * width + x + w, colour);
		}
	}

	public Picture part(int x, int y, int w, int h) {
		var part = new Picture(w, h);
		for (var row = 0; row < h; row++) {
			System.arraycopy(pixels, (y + row) * width + x, part.pixels, row * w, w);
		}
		return part;
	}

	public void put(int x, int y, Picture part) {
		for (var row = 0; row < part.height; row++) {
			System.arraycopy(part.pixels, row * part.width, pixels, (y + row) * width + x, part.width);
		}
	}

	/** Its colours, each once. */
	public int[] palette() {
		return Arrays.stream(pixels).distinct().toArray();
	}
}
