package org.wheelhouse.producttest;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Pictures of the display, numbered in the order in which they are taken. */
final class Pictures {
	private final Path folder;
	private int number;

	Pictures(Path folder) {
		this.folder = folder;
	}

	/** Writes what is on the display to {@code NN-name.png}. */
	Path take(String name) {
		number++;
		Path file = folder.resolve("%02d-%s.png".formatted(number, name));
		try {
			Files.createDirectories(folder);
			ImageIO.write(capture(), "png", file.toFile());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return file;
	}

	static BufferedImage capture() {
		try {
			return new Robot().createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()));
		} catch (AWTException e) {
			throw new IllegalStateException("no display", e);
		}
	}

	/** How many pixels in that part of the picture have the colour, give or take 24 of 255 in each part. */
	static int count(BufferedImage picture, Rectangle part, Color colour) {
		Rectangle seen = part.intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
		int count = 0;
		for (int y = seen.y; y < seen.y + seen.height; y++) {
			for (int x = seen.x; x < seen.x + seen.width; x++) {
				count += near(new Color(picture.getRGB(x, y)), colour) ? 1 : 0;
			}
		}
		return count;
	}

	private static boolean near(Color one, Color other) {
		return Math.abs(one.getRed() - other.getRed()) <= 24 && Math.abs(one.getGreen() - other.getGreen()) <= 24
				&& Math.abs(one.getBlue() - other.getBlue()) <= 24;
	}
}
