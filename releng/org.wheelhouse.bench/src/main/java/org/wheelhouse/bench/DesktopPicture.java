package org.wheelhouse.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A desktop as it might be: a smooth background, windows with lines of smooth text, a photograph that is all noise. */
final class DesktopPicture {

	static final int WIDTH = 1920;
	static final int HEIGHT = 1080;
	private static final String WORDS = "the quick brown fox jumps over the lazy dog and packs my box with five dozen jugs ";

	private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

	DesktopPicture() {
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setPaint(new GradientPaint(0, 0, new Color(0x1c3f5e), WIDTH, HEIGHT, new Color(0x7fa7c9)));
		graphics.fillRect(0, 0, WIDTH, HEIGHT);
		window(graphics, 60, 60, 900, 760, Color.WHITE, new Color(0x202020));
		window(graphics, 1000, 120, 860, 500, new Color(0x1e1e1e), new Color(0xd0d0d0));
		Random random = new Random(1);
		for (int y = 0; y < 300; y++) {
			for (int x = 0; x < 400; x++) {
				image.setRGB(1200 + x, 700 + y,
						new Color(x / 2, y / 2, 120).getRGB() ^ random.nextInt(0x10101) & 0x0f0f0f);
			}
		}
		graphics.dispose();
	}

	private static void window(Graphics2D graphics, int left, int top, int width, int height, Color ground, Color ink) {
		graphics.setColor(new Color(0x3b4252));
		graphics.fillRect(left, top, width, 28);
		graphics.setColor(ground);
		graphics.fillRect(left, top + 28, width, height - 28);
		graphics.setColor(ink);
		graphics.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 13));
		for (int line = 0; line * 17 < height - 60; line++) {
			String text = WORDS.repeat(3).substring(line % 40, line % 40 + 30 + line * 37 % 70);
			graphics.drawString(text, left + 12, top + 50 + line * 17);
		}
	}

	/** Whether these are its pixels, row by row. */
	boolean equals(int[] pixels) {
		int[] own = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
		for (int i = 0; i < own.length; i++) {
			if (((own[i] ^ pixels[i]) & 0xffffff) != 0) {
				return false;
			}
		}
		return true;
	}

	/** Writes its pixels as a graphics card has them: blue, green, red, nothing. */
	void write(Path file) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(WIDTH * HEIGHT * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asIntBuffer().put(image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
		Files.write(file, bytes.array());
	}
}
