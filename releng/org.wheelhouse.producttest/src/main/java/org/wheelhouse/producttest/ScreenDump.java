package org.wheelhouse.producttest;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A guest's screen in text mode as QEMU itself draws it into a file: the second opinion on what the display page shows. */
record ScreenDump(BufferedImage picture) {
	/** Of VGA's letters. */
	private static final int LINE = 16;
	private static final Pattern HEAD = Pattern.compile("P6\\s(\\d+)\\s(\\d+)\\s255\\s");
	private static final int LONGEST_HEAD = 32;

	/** @param file that is written for it */
	static ScreenDump of(Monitor monitor, Path file) {
		monitor.command("screendump", Map.of("filename", file.toString()));
		try {
			byte[] bytes = Files.readAllBytes(file);
			Matcher head = HEAD.matcher(new String(bytes, 0, LONGEST_HEAD, StandardCharsets.ISO_8859_1));
			if (!head.lookingAt()) {
				throw new AssertionError(file + " is no picture of 8 bits a colour");
			}
			BufferedImage picture = new BufferedImage(Integer.parseInt(head.group(1)), Integer.parseInt(head.group(2)),
					BufferedImage.TYPE_INT_RGB);
			for (int pixel = 0; pixel < picture.getWidth() * picture.getHeight(); pixel++) {
				int at = head.end() + 3 * pixel;
				picture.setRGB(pixel % picture.getWidth(), pixel / picture.getWidth(),
						(bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff);
			}
			return new ScreenDump(picture);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** How many lines of text it has that a picture of the display shows there, to the pixel. */
	int linesIn(BufferedImage display, Rectangle place) {
		return (int) lines().filter(line -> isIn(display, place, line)).count();
	}

	private IntStream lines() {
		return IntStream.range(0, picture.getHeight() / LINE).filter(this::hasText);
	}

	private boolean hasText(int line) {
		return pixels(line).map(pixel -> rgb(picture, pixel, 0, 0)).distinct().count() > 1;
	}

	private boolean isIn(BufferedImage display, Rectangle place, int line) {
		return place.width == picture.getWidth() && place.height == picture.getHeight() && pixels(line)
				.allMatch(pixel -> rgb(picture, pixel, 0, 0) == rgb(display, pixel, place.x, place.y));
	}

	private IntStream pixels(int line) {
		return IntStream.range(line * LINE * picture.getWidth(), (line + 1) * LINE * picture.getWidth());
	}

	private int rgb(BufferedImage of, int pixel, int x, int y) {
		return of.getRGB(x + pixel % picture.getWidth(), y + pixel / picture.getWidth()) & 0xffffff;
	}
}
