package org.wheelhouse.ui.screendump;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.wheelhouse.ui.widget.Plural;

/**
 * Reads a binary portable pixmap ({@code P6}, one byte a sample), which SWT does not know. The header is not trusted:
 * sizes are bounded, and the pixels must be there before memory is taken for them. Any thread.
 */
final class PortablePixmap {

	private static final int BYTES_PER_PIXEL = 3;

	private final byte[] data;
	private int position;

	private PortablePixmap(byte[] data) {
		this.data = data;
	}

	/** The picture in these bytes; they are copied. */
	static ImageData decode(byte[] data) throws UnreadablePicture {
		return new PortablePixmap(data).decode();
	}

	private ImageData decode() throws UnreadablePicture {
		if (data.length < 2 || data[0] != 'P' || data[1] != '6') {
			throw new UnreadablePicture(Messages.PortablePixmap_magic);
		}
		position = 2;
		int width = number();
		int height = number();
		int most = number();
		PictureLimits.check(width, height);
		if (most != 255) {
			throw new UnreadablePicture(Messages.bind(Messages.PortablePixmap_depth, most));
		}
		if (position >= data.length || !isSpace(data[position])) {
			throw new UnreadablePicture(Messages.PortablePixmap_header);
		}
		position++;
		return pixels(width, height);
	}

	private ImageData pixels(int width, int height) throws UnreadablePicture {
		int row = width * BYTES_PER_PIXEL;
		long missing = (long) row * height - (data.length - position);
		if (missing > 0) {
			throw new UnreadablePicture(Plural.bind(Messages.PortablePixmap_short, missing));
		}
		ImageData image = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		for (int y = 0; y < height; y++) {
			System.arraycopy(data, position + y * row, image.data, y * image.bytesPerLine, row);
		}
		return image;
	}

	/** The next number of the header, after blanks and comments. */
	private int number() throws UnreadablePicture {
		skipBlanks();
		int start = position;
		int value = 0;
		while (position < data.length && data[position] >= '0' && data[position] <= '9') {
			value = value * 10 + data[position++] - '0';
			if (position - start > 6) {
				throw new UnreadablePicture(Messages.PortablePixmap_header);
			}
		}
		if (position == start) {
			throw new UnreadablePicture(Messages.PortablePixmap_header);
		}
		return value;
	}

	private void skipBlanks() {
		while (position < data.length && (isSpace(data[position]) || data[position] == '#')) {
			if (data[position] == '#') {
				while (position < data.length && data[position] != '\n') {
					position++;
				}
			} else {
				position++;
			}
		}
	}

	private static boolean isSpace(byte character) {
		return character == ' ' || character >= '\t' && character <= '\r';
	}
}
