package org.wheelhouse.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/**
 * The pixels of a virtual display, read from the file that Xvfb maps them to (option {@code -fbdir}): looking costs the X server
 * and whoever paints nothing.
 */
final class Screen {

	/** Fields of the header of an X window dump, in words, big-endian. */
	private static final int HEADER_SIZE = 0;
	private static final int WIDTH = 4;
	private static final int HEIGHT = 5;
	private static final int BYTES_PER_LINE = 12;
	private static final int COLOURS = 19;
	private static final int BYTES_PER_COLOUR = 12;
	/** Every so many-th pixel of every so many-th row is looked at. */
	private static final int STEP = 4;

	private final IntBuffer pixels;
	private final int width;
	private final int height;
	private final int stride;

	/** The screen in this file, which must have 32 bits a pixel. */
	Screen(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file)) {
			MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
			IntBuffer header = map.asIntBuffer();
			width = header.get(WIDTH);
			height = header.get(HEIGHT);
			stride = header.get(BYTES_PER_LINE) / Integer.BYTES;
			map.position(header.get(HEADER_SIZE) + header.get(COLOURS) * BYTES_PER_COLOUR);
			pixels = map.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
		}
	}

	/** One pixel in sixteen, as it is now. */
	int[] look() {
		int columns = width / STEP;
		int[] seen = new int[columns * (height / STEP)];
		for (int row = 0; row < height / STEP; row++) {
			int begin = row * STEP * stride;
			for (int column = 0; column < columns; column++) {
				seen[row * columns + column] = pixels.get(begin + column * STEP) & 0xffffff;
			}
		}
		return seen;
	}

	/** How many of the pixels looked at differ. */
	static int difference(int[] one, int[] other) {
		int count = 0;
		for (int i = 0; i < one.length; i++) {
			if (one[i] != other[i]) {
				count++;
			}
		}
		return count;
	}

	/** Writes a picture, for a person to see what was measured. */
	void write(Path file) throws IOException {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		int[] row = new int[width];
		for (int y = 0; y < height; y++) {
			pixels.get(y * stride, row);
			image.setRGB(0, y, width, 1, row, 0, width);
		}
		ImageIO.write(image, "png", file.toFile());
	}
}
