package org.wheelhouse.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.encoder.Picture;
import org.wheelhouse.rfb.qemu.BootSector;
import org.wheelhouse.rfb.qemu.BootSector.Scene;
import org.wheelhouse.rfb.qemu.BootSector.Size;
import org.wheelhouse.rfb.qemu.Pattern;
import org.wheelhouse.rfb.qemu.Qemu;
import org.wheelhouse.rfb.session.RfbSession;

/** Against the QEMU that is installed: every encoding shows, byte for byte, what QEMU itself writes to a file. */
@Tag("qemu")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RealScreenTest {

	/** All that QEMU sends; it has no copyrect. */
	private static final List<Encoding> ENCODINGS = List.of(Encoding.RAW, Encoding.HEXTILE, Encoding.ZLIB,
			Encoding.ZRLE,
			Encoding.TIGHT);
	private static final int RETURN = 0xFF0D;
	private static final int RETURN_SCANCODE = 0x1C;

	/** A session that was asked for one encoding only. */
	private record Viewer(Encoding encoding, RfbSession session, Heard heard) {}

	private final Path folder;
	private final List<Viewer> viewers = new ArrayList<>();

	RealScreenTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void closeViewers() throws Exception {
		for (var viewer : viewers) {
			viewer.session().close();
			viewer.heard().end();
		}
	}

	@Test
	void smoothNoisyAndWrittenPicturesAtRisingSizes() throws Exception {
		show(List.of(new Scene(Size.W640, Pattern.GRADIENT), new Scene(Size.W800, Pattern.NOISE),
				new Scene(Size.W1024, Pattern.TEXT)));
	}

	@Test
	void chequeredStripedAndPlainPicturesAtFallingSizes() throws Exception {
		show(List.of(new Scene(Size.W1280, Pattern.CHECKERBOARD), new Scene(Size.W800, Pattern.STRIPES),
				new Scene(Size.W640, Pattern.SOLID)));
	}

	/** The sessions of all encodings stay open while the mode changes, and others join them. */
	private void show(List<Scene> scenes) throws Exception {
		try (var qemu = new Qemu(folder, BootSector.scenes(scenes), "")) {
			for (var i = 0; i < scenes.size(); i++) {
				var scene = scenes.get(i);
				qemu.awaitMarks(i + 1);
				qemu.ask("stop", "");
				var dump = qemu.dump();
				assertEquals(scene.size().width, dump.width());
				assertArrayEquals(scene.pattern().pixels(dump.width(), dump.height()), dump.pixels(),
						"the sector draws " + scene);
				openViewers(qemu);
				assertAllShow(dump);
				qemu.ask("cont", "");
				press(viewers.getLast());
			}
			assertEquals(ENCODINGS.size() * scenes.size(), viewers.size());
			assertTrue(viewers.getFirst().heard().events.contains("resized 800x600"));
		}
	}

	@Test
	void textScreen() throws Exception {
		try (var qemu = new Qemu(folder, BootSector.text(), "")) {
			qemu.awaitMarks(1);
			qemu.ask("stop", "");
			var dump = qemu.dump();
			assertEquals(720, dump.width());
			assertEquals(400, dump.height());
			assertTrue(dump.palette().length >= 8, "several colours");
			openViewers(qemu);
			assertAllShow(dump);
		}
	}

	@Test
	@Tag("slow")
	void afterThousandUpdatesOfRandomRectangles() throws Exception {
		try (var qemu = new Qemu(folder, BootSector.rectangles(Size.W800), "")) {
			qemu.awaitMarks(1);
			openViewers(qemu);
			for (var viewer : viewers) {
				Await.until(viewer.encoding() + " had its updates", Duration.ofSeconds(200),
						() -> viewer.heard().updates.get() >= 1000 || !viewer.heard().ends.isEmpty());
			}
			qemu.ask("stop", "");
			var dump = qemu.dump();
			assertTrue(dump.palette().length > 100, "many rectangles");
			assertAllShow(dump);
		}
	}

	@Test
	void pausedViewerIsRightAgainWhenResumed() throws Exception {
		try (var qemu = new Qemu(folder, BootSector.scenes(List.of(new Scene(Size.W640, Pattern.SOLID),
				new Scene(Size.W640, Pattern.NOISE), new Scene(Size.W640, Pattern.TEXT))), "")) {
			qemu.awaitMarks(1);
			openViewers(qemu);
			assertAllShow(qemu.dump());
			viewers.forEach(viewer -> viewer.session().pauseUpdates());
			press(viewers.getFirst());
			qemu.awaitMarks(2);
			press(viewers.getFirst());
			qemu.awaitMarks(3);
			viewers.forEach(viewer -> viewer.session().resumeUpdates());
			assertAllShow(qemu.dump());
		}
	}

	@Test
	void passwordLetsIn() throws Exception {
		try (var qemu = new Qemu(folder, BootSector.text(), ",password=on")) {
			assertEquals(Kind.PASSWORD_REFUSED, refusal(qemu, RfbSettings.standard().withPassword("anything")).kind());
			qemu.ask("set_password", "\"protocol\": \"vnc\", \"password\": \"secret\"");
			assertEquals(Kind.PASSWORD_NEEDED, refusal(qemu, RfbSettings.standard()).kind());
			var wrong = refusal(qemu, RfbSettings.standard().withPassword("Secret"));
			assertEquals(Kind.PASSWORD_REFUSED, wrong.kind());
			assertEquals("The VNC server does not accept the password. It says: Authentication failed.",
					wrong.getMessage());
			var heard = new Heard();
			try (var session = RfbSession.open(qemu::screen, RfbSettings.standard().withPassword("secret"), heard)) {
				heard.awaitUpdates(1);
				assertEquals(ServerInfo.Security.VNC, session.server().orElseThrow().security());
				assertEquals("3.8", session.server().orElseThrow().version());
				assertEquals("QEMU", session.server().orElseThrow().name());
			}
		}
	}

	/** QEMU counts bytes, of which a letter with an accent has two: of the second password it looks at four letters. */
	@Test
	void passwordIsSentInTheBytesThatQemuCounts() throws Exception {
		try (var qemu = new Qemu(folder, BootSector.text(), ",password=on")) {
			for (var password : List.of("geöffnet", "ääääää")) {
				qemu.ask("set_password", "\"protocol\": \"vnc\", \"password\": \"" + password + "\"");
				var heard = new Heard();
				try (var _ = RfbSession.open(qemu::screen, RfbSettings.standard().withPassword(password), heard)) {
					heard.awaitUpdates(1);
				}
			}
			var heard = new Heard();
			try (var _ = RfbSession.open(qemu::screen, RfbSettings.standard().withPassword("ääää"), heard)) {
				heard.awaitUpdates(1);
			}
		}
	}

	private static RfbException refusal(Qemu qemu, RfbSettings settings) throws Exception {
		var heard = new Heard();
		try (var _ = RfbSession.open(qemu::screen, settings, heard)) {
			return heard.failure();
		}
	}

	@Test
	void pointerModeAndLightsAreTold() throws Exception {
		try (var qemu = new Qemu(folder, BootSector.text(), "")) {
			openViewers(qemu);
			var heard = viewers.getFirst().heard();
			heard.await("movements");
			heard.await("leds 4");
		}
	}

	private void openViewers(Qemu qemu) throws Exception {
		for (var encoding : ENCODINGS) {
			var heard = new Heard();
			var settings = RfbSettings.standard().withEncodings(List.of(encoding))
					.withDeadline(Duration.ofSeconds(60));
			viewers.add(new Viewer(encoding, RfbSession.open(qemu::screen, settings, heard), heard));
		}
		for (var viewer : viewers) {
			viewer.heard().awaitUpdates(1);
		}
	}

	private void assertAllShow(Picture dump) throws Exception {
		for (var viewer : viewers) {
			var framebuffer = viewer.session().framebuffer();
			try {
				Await.until(viewer.encoding() + " shows the picture", Duration.ofSeconds(20), () -> framebuffer
						.read((pixels, width, height) -> width == dump.width() && height == dump.height()
								&& Arrays.equals(pixels, dump.pixels())));
			} catch (AssertionError e) {
				assertArrayEquals(dump.pixels(), framebuffer.read((pixels, _, _) -> pixels.clone()), e.getMessage()
						+ " " + viewer.heard().events + viewer.heard().ends);
			}
			// Counted a little later than shown, when the update is complete.
			Await.until(viewer.encoding() + " was really used", () -> viewer.session().statistics().byEncoding()
					.getOrDefault(viewer.encoding(), 0L) > 0);
		}
	}

	private static void press(Viewer viewer) {
		viewer.session().key(RETURN, RETURN_SCANCODE, true);
		viewer.session().key(RETURN, RETURN_SCANCODE, false);
	}
}
