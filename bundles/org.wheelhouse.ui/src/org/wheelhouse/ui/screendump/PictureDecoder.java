package org.wheelhouse.ui.screendump;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.wheelhouse.core.machine.ScreenImage;

/** Turns a captured screen into pixels. Takes some milliseconds for a large screen; meant for a worker, any thread may call. */
final class PictureDecoder {

	private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
	private static final int PNG_WIDTH_AT = 16;
	private static final int PNG_HEIGHT_AT = 20;
	private static final int PNG_SIZES_END = 24;

	private PictureDecoder() {
	}

	/** The pixels of the capture. */
	static ImageData decode(ScreenImage capture) throws UnreadablePicture {
		return switch (capture.format()) {
			case PNG -> decodePng(capture.data());
			case PPM -> PortablePixmap.decode(capture.data());
		};
	}

	private static ImageData decodePng(byte[] data) throws UnreadablePicture {
		if (data.length < PNG_SIZES_END || !Arrays.equals(PNG_START, Arrays.copyOf(data, PNG_START.length))) {
			throw new UnreadablePicture(Messages.PictureDecoder_png);
		}
		ByteBuffer header = ByteBuffer.wrap(data);
		PictureLimits.check(header.getInt(PNG_WIDTH_AT), header.getInt(PNG_HEIGHT_AT));
		try {
			return new ImageLoader().load(new ByteArrayInputStream(data))[0];
		} catch (SWTException | ArrayIndexOutOfBoundsException | NegativeArraySizeException e) {
			throw new UnreadablePicture(Messages.PictureDecoder_png, e);
		}
	}
}
