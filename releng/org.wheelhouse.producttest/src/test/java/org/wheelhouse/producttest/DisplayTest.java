package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keyboard and pointer of a guest that says what reaches it, on the display page, by real keys and a real mouse. */
class DisplayTest extends ProductTest {

	@Test
	void whatIsTypedReachesTheGuestAndCtrlAltGivesTheKeysBack() {
		EchoGuest guest = openScreen("127.0.0.1:0,to=99");
		takeKeys();
		typed(guest, "1e 9e", KeyEvent.VK_A);
		typed(guest, "2a 02 82 aa", KeyEvent.VK_SHIFT, KeyEvent.VK_1);
		typed(guest, "3b bb", KeyEvent.VK_F1);
		typed(guest, "44 c4", KeyEvent.VK_F10);
		typed(guest, "58 d8", KeyEvent.VK_F12);
		typed(guest, "0f 8f", KeyEvent.VK_TAB);
		typed(guest, "01 81", KeyEvent.VK_ESCAPE);
		typed(guest, "1d 2e ae 9d", KeyEvent.VK_CONTROL, KeyEvent.VK_C);
		typed(guest, "38 21 a1 b8", KeyEvent.VK_ALT, KeyEvent.VK_F);
		typed(guest, "e0 48 e0 c8", KeyEvent.VK_UP);
		typed(guest, "1d 38 e0 53 e0 d3 b8 9d", KeyEvent.VK_CONTROL, KeyEvent.VK_ALT, KeyEvent.VK_DELETE);
		typed(guest, "1d 0f 8f 9d", KeyEvent.VK_CONTROL, KeyEvent.VK_TAB);

		typed(guest, "1d 38 b8 9d", KeyEvent.VK_CONTROL, KeyEvent.VK_ALT);
		Await.until("the workbench has the keys", SOON, () -> eyes().byId("display.keys").text().startsWith("Click"));
		String before = guest.scanCodes();
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_A);
		eyes().byId("attach.address");
		person.clickButton("Cancel");
		assertEquals(before, guest.scanCodes());
	}

	/** Letters, digits, signs, dead keys and AltGr: the guest gets the place of each, whatever is written on it. */
	@ParameterizedTest
	@ValueSource(strings = {"us", "de", "fr"})
	void keysArriveByTheirPlaceWithEachLayout(String name) {
		EchoGuest guest = openScreen("127.0.0.1:0,to=99");
		takeKeys();
		try (Layout _ = new Layout(name); PhysicalKeys keys = new PhysicalKeys()) {
			// 94 is the key between Shift and Z. Dead keys: 49 and 21 on the German layout, 34 on the French one.
			for (int code : new int[]{24, 29, 52, 10, 19, 35, 47, 48, 51, 58, 94, 67, 96, 65, 49, 21, 34}) {
				pressed(guest, keys, scanCodes(code - 8), code);
			}
			pressed(guest, keys, "2a " + scanCodes(20 - 8) + " aa", 50, 20);
			pressed(guest, keys, "e0 38 10 90 e0 b8", 108, 24);
			pressed(guest, keys, "e0 1d 2d ad e0 9d", 105, 53);
		}
	}

	private static String scanCodes(int place) {
		return "%02x %02x".formatted(place, place | 0x80);
	}

	private void pressed(EchoGuest guest, PhysicalKeys keys, String scanCodes, int... codes) {
		String expected = (guest.scanCodes() + " " + scanCodes).strip();
		keys.press(codes);
		Await.until(expected + ", not " + guest.scanCodes(), SOON,
				() -> guest.scanCodes().length() >= expected.length());
		assertEquals(expected, guest.scanCodes());
	}

	@Test
	void clipboardIsTypedAndMenuSendsWhatTheDesktopWouldKeep() {
		EchoGuest guest = openScreen("127.0.0.1:0,to=99");
		Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection("aB1\n"), null);
		person.clickId("display.screen");
		person.press("Paste as Keys");
		String pasted = "1e 9e 2a 30 b0 aa 02 82 1c 9c";
		Await.until(pasted, SOON, () -> guest.scanCodes().endsWith(pasted));
		person.press("Send Keys");
		eyes().awaitMenuWith("Ctrl+Alt+Delete");
		workbench().hand().keys(KeyEvent.VK_DOWN);
		workbench().hand().keys(KeyEvent.VK_ENTER);
		Await.until("Ctrl+Alt+Delete", SOON, () -> guest.scanCodes().endsWith("1d 38 e0 53 e0 d3 b8 9d"));
	}

	/** The recorder passes no descriptors on; else the screen would come through the monitor, which needs no password. */
	@Test
	void passwordIsAskedForInPlace() {
		Path folder = home().folder("echo");
		EchoGuest guest = EchoGuest.in(folder, "echo", "127.0.0.1:0,to=99,password=on");
		Process process = guest.startByHand(folder.resolve("qmp"), folder.resolve("qmp2"));
		try (Recorder recorder = new Recorder(folder.resolve("rec"), folder.resolve("qmp"));
				Monitor second = new Monitor(folder.resolve("qmp2"))) {
			openWorkbench("--attach", "unix:" + folder.resolve("rec"));
			guest.awaitListening();
			person.awaitMachine(guest.name(), guest.name(), SOON);
			second.command("set_password", Map.of("protocol", "vnc", "password", "secret12"));
			person.select(guest.name());
			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_S);
			workbench().hand().fill(eyes().byId("display.password").bounds(), "wrong\n");
			Await.until("it was refused", SOON,
					() -> eyes().byId("display.said").text().contains("does not accept"));
			assertTrue(eyes().byId("display.said").text().contains("expired"));
			workbench().hand().fill(eyes().byId("display.password").bounds(), "secret12345\n");
			Await.until("the screen is there", SOON, () -> eyes().byId("display.status").text().contains("password"));
			assertTrue(recorder.commands().stream().noneMatch(sent -> sent.toString().contains("add_client")));
		} finally {
			process.destroyForcibly();
		}
	}

	@Test
	void noKeyStaysDownWhenTheFocusIsLost() {
		EchoGuest guest = openScreen("127.0.0.1:0,to=99");
		takeKeys();
		String before = guest.scanCodes();
		workbench().hand().hold(KeyEvent.VK_SHIFT);
		workbench().hand().hold(KeyEvent.VK_X);
		Await.until("they are down", SOON, () -> guest.scanCodes().startsWith((before + " 2a 2d").strip()));
		person.select(guest.name());
		workbench().hand().letGo(KeyEvent.VK_X);
		workbench().hand().letGo(KeyEvent.VK_SHIFT);
		Await.until("they are up", SOON, () -> guest.scanCodes().endsWith("ad aa"));
	}

	@Test
	void pointerIsWhereItPointsAlsoWhenScaled() {
		EchoGuest guest = openScreen("127.0.0.1:0,to=99");
		takeKeys();
		points(guest);
		person.maximise(guest.name());
		points(guest);
	}

	@Test
	void screenWithoutAPortIsShownThroughTheMonitor() {
		EchoGuest guest = openScreen("none");
		assertTrue(eyes().byId("display.status").text().contains("through the monitor"));
		takeKeys();
		typed(guest, "1e 9e", KeyEvent.VK_A);
	}

	@Test
	void fullScreenFillsTheMonitorAndCtrlAltLeadsBack() {
		EchoGuest guest = openScreen("127.0.0.1:0,to=99");
		Rectangle before = eyes().byId("display.screen").bounds();
		person.press("Full Screen");
		Dimension monitor = Toolkit.getDefaultToolkit().getScreenSize();
		Await.until("the screen fills the monitor", SOON,
				() -> eyes().byId("display.screen").bounds().equals(new Rectangle(monitor)));
		assertTrue(eyes().byId("display.leaveHint").text().contains("Ctrl+Alt"));
		typed(guest, "1e 9e", KeyEvent.VK_A);
		typed(guest, "1d 38 b8 9d", KeyEvent.VK_CONTROL, KeyEvent.VK_ALT);
		Await.until("it is back", SOON, () -> eyes().byId("display.screen").bounds().equals(before));
		person.press("Full Screen");
		Await.until("the screen fills the monitor", SOON,
				() -> eyes().byId("display.screen").bounds().equals(new Rectangle(monitor)));
		person.press("Leave Full Screen");
		Await.until("it is back", SOON, () -> eyes().byId("display.screen").bounds().equals(before));
	}

	@Test
	void screenIsSavedAsAPictureOfItsOwnSize() throws IOException {
		openScreen("127.0.0.1:0,to=99");
		Path file = home().folder().resolve("echo.png");
		person.press("Screenshot");
		eyes().awaitMenuWith("Save Picture…");
		workbench().hand().keys(KeyEvent.VK_DOWN);
		workbench().hand().keys(KeyEvent.VK_ENTER);
		person.chooseFile(file);
		Await.until("it is written", SOON, () -> file.toFile().length() > 0);
		eyes().find(seen -> seen.text().equals("Saved " + file), "where it was saved");
		BufferedImage picture = ImageIO.read(file.toFile());
		assertEquals(new Dimension(720, 400), new Dimension(picture.getWidth(), picture.getHeight()));
	}

	private EchoGuest openScreen(String vnc) {
		EchoGuest guest = EchoGuest.in(home().folder("echo"), "echo", vnc);
		openWorkbench("--define", guest.definition().toString(), "--launch", "--open", guest.name());
		guest.awaitListening();
		person.select(guest.name());
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_S);
		Await.until("the screen is there", SOON, () -> eyes().byId("display.status").text().contains("VNC"));
		return guest;
	}

	private void takeKeys() {
		workbench().hand().click(screen());
		Await.until("the guest has the keys", SOON,
				() -> eyes().byId("display.keys").text().startsWith("Keys go to the guest"));
	}

	private Rectangle screen() {
		return eyes().landmark("display.screen", "display/screen");
	}

	private void typed(EchoGuest guest, String scanCodes, int... keys) {
		String expected = (guest.scanCodes() + " " + scanCodes).strip();
		workbench().hand().keys(keys);
		Await.until(expected, SOON, () -> guest.scanCodes().length() >= expected.length());
		assertEquals(expected, guest.scanCodes());
	}

	/** QEMU tells the guest a pixel of the screen as a part of 32768 (of 0x7fff). */
	private void points(EchoGuest guest) {
		Rectangle screen = screen();
		for (double[] part : new double[][]{{0.25, 0.5}, {0.5, 0.75}, {0.9, 0.1}}) {
			Point at = new Point((int) (screen.x + screen.width * part[0]), (int) (screen.y + screen.height * part[1]));
			workbench().hand().rest(new Point(at.x - 3, at.y));
			workbench().hand().rest(at);
			Point wanted = new Point((int) (part[0] * 0xffff), (int) (part[1] * 0xffff));
			// a pixel of the screen and one of the guest's 720 × 400
			int tolerance = 0xffff / Math.min(400, Math.min(screen.width, screen.height)) + 0xffff / 400;
			Await.until("the guest's pointer is at " + wanted + ", not " + guest.pointer(), SOON,
					() -> Math.abs(guest.pointer().x - wanted.x) <= tolerance
							&& Math.abs(guest.pointer().y - wanted.y) <= tolerance);
		}
	}
}
