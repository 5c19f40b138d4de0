package org.wheelhouse.ui.screendump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.machine.ScreenImage.Format;

class PictureDecoderTest {

	private static final byte[] TWO_PIXELS = {(byte) 255, (byte) 128, 1, 7, 8, 9};

	@Test
	void pixmapHasItsPixelsInPlace() throws UnreadablePicture {
		ImageData image = PictureDecoder.decode(pixmap("P6\n1 2\n255\n", TWO_PIXELS));
		assertEquals(1, image.width);
		assertEquals(2, image.height);
		assertEquals(new RGB(255, 128, 1), image.palette.getRGB(image.getPixel(0, 0)));
		assertEquals(new RGB(7, 8, 9), image.palette.getRGB(image.getPixel(0, 1)));
	}

	@Test
	void pixmapMayHaveCommentsAndAnyBlanksInItsHeader() throws UnreadablePicture {
		ImageData image = PictureDecoder.decode(pixmap("P6 # by hand\n# 9 9\n 2\t1\r\n255 ", TWO_PIXELS));
		assertEquals(2, image.width);
		assertEquals(new RGB(7, 8, 9), image.palette.getRGB(image.getPixel(1, 0)));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "P", "P5\n1 2\n255\n", "P6", "P6\n", "P6\n1", "P6\n1 2", "P6\n1 2\n255",
			"P6\n1 2\n255x",
			"P6\n-1 2\n255\n", "P6\n0 2\n255\n", "P6\n1 0\n255\n", "P6\n99999999999999999999 1\n255\n",
			"P6\n16385 1\n255\n", "P6\n16000 16000\n255\n", "P6\n1 2\n65535\n", "P6\n1 2\n0\n", "P6\n1 2#255",
			"P6\n2 2\n255\n", "P6\n16384 4000\n255\n"})
	void hostilePixmapIsRefusedWithoutTakingMemory(String header) {
		assertThrows(UnreadablePicture.class, () -> PictureDecoder.decode(pixmap(header, TWO_PIXELS)));
	}

	@Test
	void pngIsDecoded() throws UnreadablePicture {
		assertEquals(new RGB(10, 20, 30), PictureDecoder.decode(new ScreenImage(Format.PNG, png())).palette
				.getRGB(PictureDecoder.decode(new ScreenImage(Format.PNG, png())).getPixel(2, 1)));
	}

	@ParameterizedTest
	@CsvSource({"2147483647, 3", "4, 2147483647", "-1, -1", "16000, 16000"})
	void pngThatClaimsToBeHugeIsRefusedForItsSize(int width, int height) {
		byte[] data = png();
		ByteBuffer.wrap(data).putInt(16, width).putInt(20, height);
		UnreadablePicture refused = assertThrows(UnreadablePicture.class,
				() -> PictureDecoder.decode(new ScreenImage(Format.PNG, data)));
		assertTrue(("" + refused.getMessage()).contains(width + "×" + height), refused::getMessage);
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 7, 8, 23, 24, 33, 40})
	void tornPngIsRefused(int length) {
		byte[] data = Arrays.copyOf(png(), length);
		assertThrows(UnreadablePicture.class, () -> PictureDecoder.decode(new ScreenImage(Format.PNG, data)));
	}

	private static ScreenImage pixmap(String header, byte[] pixels) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
		out.writeBytes(pixels);
		return new ScreenImage(Format.PPM, out.toByteArray());
	}

	private static byte[] png() {
		ImageData data = new ImageData(4, 3, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		data.setPixel(2, 1, 0x0A141E);
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[]{data};
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		loader.save(out, SWT.IMAGE_PNG);
		return out.toByteArray();
	}
}
