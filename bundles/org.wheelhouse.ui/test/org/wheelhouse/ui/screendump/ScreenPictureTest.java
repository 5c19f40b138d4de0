package org.wheelhouse.ui.screendump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.machine.ScreenImage.Format;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class ScreenPictureTest {

	private final List<CompletableFuture<ScreenImage>> asked = new ArrayList<>();
	private final WidgetStage stage = new WidgetStage(420, 320);
	private final ScreenPicture picture = new ScreenPicture(stage.parent(), SWT.NONE);

	@BeforeEach
	void open() {
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void picturesAreTakenOnceASecondWhileItIsSeen() {
		long begin = System.nanoTime();
		picture.show(this::answered);
		stage.await(() -> asked.size() == 3);
		Duration took = Duration.ofNanos(System.nanoTime() - begin);
		assertTrue(took.toMillis() >= 1_900, took::toString);
		assertEquals(new Point(64, 40), picture.screenSize().orElseThrow());
	}

	@Test
	void nothingIsAskedForWhileItIsHidden() {
		picture.show(this::answered);
		stage.await(() -> picture.picture().isPresent());
		picture.setVisible(false);
		int before = asked.size();
		stage.pump(Duration.ofMillis(2_300));
		assertEquals(before, asked.size());
		picture.setVisible(true);
		stage.await(() -> asked.size() > before);
	}

	@Test
	void nothingIsAskedForWhileTheWindowIsMinimised() {
		picture.show(this::answered);
		stage.await(() -> picture.picture().isPresent());
		stage.shell().setMinimized(true);
		stage.await(() -> stage.shell().getMinimized());
		int before = asked.size();
		stage.pump(Duration.ofMillis(2_300));
		assertEquals(before, asked.size());
		stage.shell().setMinimized(false);
		stage.await(() -> asked.size() > before);
	}

	@Test
	void aSlowCaptureIsNotOverlappedByTheNext() {
		picture.show(this::unanswered);
		stage.await(() -> asked.size() == 1);
		picture.redraw();
		stage.pump(Duration.ofMillis(2_300));
		assertEquals(1, asked.size());
		asked.getFirst().complete(pixmap(64, 40));
		stage.await(() -> asked.size() == 2);
	}

	@Test
	void theLastPictureStaysWhenACaptureFails() {
		picture.show(this::unanswered);
		stage.await(() -> asked.size() == 1);
		asked.getFirst().complete(pixmap(320, 200));
		stage.await(() -> asked.size() == 2);
		asked.get(1).completeExceptionally(new IOException("There is no screen"));
		stage.await(() -> !picture.failure().isEmpty());
		assertEquals("There is no screen", picture.failure());
		assertTrue(picture.picture().isPresent());
		stage.picture(picture, "screen-failed");
		stage.await(() -> asked.size() == 3);
		asked.get(2).complete(pixmap(320, 200));
		stage.await(() -> picture.failure().isEmpty());
		stage.picture(picture, "screen");
	}

	@Test
	void whereThereIsNoScreenThatIsSaidCalmly() {
		picture.show(() -> CompletableFuture.failedFuture(
				new NoScreenException(NoScreenException.Kind.NO_GRAPHICS, "Nothing draws one.", "")));
		stage.await(() -> picture.text().equals("No screen"));
		assertEquals("", picture.failure());
		assertEquals("Nothing draws one.", picture.getToolTipText());
		stage.picture(picture, "screen-none");
	}

	@Test
	void bytesThatAreNoPictureAreAFailureInWords() {
		picture.show(() -> CompletableFuture.completedFuture(new ScreenImage(Format.PPM, new byte[]{1, 2, 3})));
		stage.await(() -> !picture.failure().isEmpty());
		assertFalse(picture.failure().contains("Exception"), picture.failure());
	}

	@Test
	void formerSourcesLatePictureIsNotShown() {
		picture.show(this::unanswered);
		stage.await(() -> asked.size() == 1);
		picture.show(null);
		asked.getFirst().complete(pixmap(64, 40));
		stage.pump(Duration.ofMillis(300));
		assertTrue(picture.picture().isEmpty());
	}

	@Test
	void everyImageIsDisposedOnceItIsNotShown() {
		List<Image> seen = new ArrayList<>();
		picture.show(this::unanswered);
		for (int round = 0; round < 3; round++) {
			int expected = round + 1;
			stage.await(() -> asked.size() == expected);
			asked.get(round).complete(pixmap(64 + round, 40));
			stage.await(() -> picture.picture().filter(image -> !seen.contains(image)).isPresent());
			seen.add(picture.picture().orElseThrow());
		}
		assertEquals(List.of(true, true, false), seen.stream().map(Image::isDisposed).toList());
		picture.dispose();
		assertTrue(seen.getLast().isDisposed());
	}

	@Test
	void doubleClickAndEnterOpen() {
		List<String> opened = new ArrayList<>();
		picture.onOpen(() -> opened.add("open"));
		picture.notifyListeners(SWT.MouseDoubleClick, new Event());
		Event enter = new Event();
		enter.character = SWT.CR;
		picture.notifyListeners(SWT.KeyDown, enter);
		assertEquals(2, opened.size());
	}

	@Test
	void proportionsAreKept() {
		assertEquals(new Rectangle(0, 50, 200, 100),
				ScreenPicture.fit(new Point(400, 200), new Rectangle(0, 0, 200, 200)));
		assertEquals(new Rectangle(95, 90, 10, 20),
				ScreenPicture.fit(new Point(10, 20), new Rectangle(0, 0, 200, 200)));
	}

	private CompletableFuture<ScreenImage> answered() {
		CompletableFuture<ScreenImage> answer = unanswered();
		answer.complete(pixmap(64, 40));
		return answer;
	}

	private CompletableFuture<ScreenImage> unanswered() {
		CompletableFuture<ScreenImage> answer = new CompletableFuture<>();
		asked.add(answer);
		return answer;
	}

	private static ScreenImage pixmap(int width, int height) {
		byte[] header = ("P6\n" + width + ' ' + height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
		byte[] data = Arrays.copyOf(header, header.length + width * height * 3);
		for (int index = header.length; index < data.length; index++) {
			data[index] = (byte) (index % 251);
		}
		return new ScreenImage(Format.PPM, data);
	}
}
