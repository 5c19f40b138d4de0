package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** The dark theme as the pixels of the display have it, GTK's own parts too, and the change from one to the other. */
class DarkTest extends ProductTest {
	private static final double DARK = 0.08;
	private static final double LIGHT = 0.6;
	/** The letters of a few words. */
	private static final int LEGIBLE = 60;
	private static final int HEADER = 22;
	/** Where nothing moves by itself. */
	private static final Rectangle UNDER_WINDOW_MENU = new Rectangle(266, 60, 110, 66);
	private static final Point OUT_OF_THE_WAY = new Point(1200, 998);

	@Test
	void allPartsAreDarkAndLegibleUntilLightIsChosen() {
		home().wear("dark");
		openWithAwake("sample");
		person.select("sample");
		person.show("PCI Topology");
		person.awaitFunction("disk0");
		assertLooks(false);
		assertMenuIsDark();

		person.chooseAppearance(KeyEvent.VK_L);
		assertLooks(true);

		person.chooseAppearance(KeyEvent.VK_D);
		assertLooks(false);
		person.closeAndLeaveRunning();
		workbench().awaitEnd();
		closeWorkbench();
		openWorkbench();
		person.open("sample");
		person.awaitFunction("disk0");
		assertLooks(false);
	}

	@Test
	void aDialogIsDark() {
		home().wear("dark");
		openWorkbench();
		person.press("Attach");
		Rectangle field = eyes().byId("attach.address").bounds();
		Rectangle dialog = new Rectangle(field.x - 60, field.y - 20, field.width + 80, 160);
		Shades shades = Shades.of(settled(), dialog);
		assertTrue(shades.groundLuminance() < DARK, shades.ground().toString());
		assertTrue(shades.lighterThan(0.5) < 0.1, "share of light pixels: " + shades.lighterThan(0.5));
		assertTrue(shades.readable() > LEGIBLE, "readable pixels: " + shades.readable());
	}

	@Test
	void theDesktopIsFollowedWhileTheWorkbenchRuns() throws Exception {
		openWithAwake("sample");
		person.show("PCI Topology");
		person.awaitFunction("disk0");
		assertLooks(true);
		desktopSays("uint32:1");
		assertLooks(false);
		desktopSays("uint32:2");
		assertLooks(true);
	}

	/** As the portal of the desktop does when the person chooses another colour scheme. */
	private static void desktopSays(String scheme) throws Exception {
		Process saying = new ProcessBuilder("dbus-send", "--session", "--type=signal",
				"/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings.SettingChanged",
				"string:org.freedesktop.appearance", "string:color-scheme", "variant:" + scheme).inheritIO().start();
		assertEquals(0, saying.waitFor());
	}

	/** Waits until every part is so; what it saw last is told otherwise. */
	private void assertLooks(boolean light) {
		List<String> wrong = new ArrayList<>();
		workbench().hand().rest(OUT_OF_THE_WAY);
		try {
			Await.until("all parts " + (light ? "light" : "dark"), SOON, () -> {
				wrong.clear();
				BufferedImage picture = Pictures.capture();
				parts().forEach((name, part) -> {
					Shades shades = Shades.of(picture, part);
					double ground = shades.groundLuminance();
					if (light ? ground < LIGHT : ground > DARK || shades.lighterThan(0.5) > 0.2) {
						wrong.add("%s: ground %s, light %.2f".formatted(name, shades.ground(),
								shades.lighterThan(0.5)));
					}
					// What stands in a field before somebody has typed there is faint.
					if (!name.endsWith(".filter") && shades.readable() < LEGIBLE) {
						wrong.add("%s: %d legible pixels".formatted(name, shades.readable()));
					}
				});
				return wrong.isEmpty();
			});
		} catch (AssertionError e) {
			assertEquals(List.of(), wrong);
		}
	}

	private Map<String, Rectangle> parts() {
		Map<String, Rectangle> parts = new LinkedHashMap<>();
		for (String id : List.of("machines.tree", "palette.tree", "pci.picture", "overview.commandLine",
				"overview.facts", "machines.counts", "machines.filter", "palette.filter")) {
			parts.put(id, eyes().byId(id).bounds());
		}
		Rectangle tree = parts.get("machines.tree");
		parts.put("head of machines.tree", new Rectangle(tree.x, tree.y, tree.width, HEADER));
		parts.put("menus and tools", new Rectangle(0, 0, tree.x + 700, 52));
		parts.put("status line", new Rectangle(0, 974, 1500, 22));
		eyes().all().stream().filter(seen -> seen.type().equals("CTabFolder")).forEach(folder -> parts
				.put("tabs of " + folder.items().getFirst().text(), new Rectangle(folder.bounds().x,
						folder.bounds().y, folder.bounds().width, 28)));
		return parts;
	}

	private void assertMenuIsDark() {
		BufferedImage before = settled();
		person.openAppearanceMenu();
		BufferedImage open = Await.value("a menu is painted", SOON,
				() -> Optional.of(Pictures.capture()).filter(now -> difference(before, now) > 0.5));
		workbench().hand().keys(KeyEvent.VK_ESCAPE);
		workbench().hand().keys(KeyEvent.VK_ESCAPE);
		workbench().hand().keys(KeyEvent.VK_ESCAPE);
		eyes().awaitNoMenu();
		Shades shades = Shades.of(open, UNDER_WINDOW_MENU);
		assertTrue(shades.groundLuminance() < DARK && shades.lighterThan(0.5) < 0.2, shades.ground().toString());
		assertTrue(shades.readable() > LEGIBLE, "readable pixels: " + shades.readable());
	}

	/** A picture with no tool tip and nothing lit in it. */
	private BufferedImage settled() {
		workbench().hand().rest(OUT_OF_THE_WAY);
		Await.pass(Duration.ofSeconds(1));
		return Pictures.capture();
	}

	/** The share of pixels under the menu that differ. */
	private static double difference(BufferedImage one, BufferedImage other) {
		int differ = 0;
		for (int y = 0; y < UNDER_WINDOW_MENU.height; y++) {
			for (int x = 0; x < UNDER_WINDOW_MENU.width; x++) {
				int left = UNDER_WINDOW_MENU.x + x;
				int top = UNDER_WINDOW_MENU.y + y;
				differ += one.getRGB(left, top) == other.getRGB(left, top) ? 0 : 1;
			}
		}
		return (double) differ / (UNDER_WINDOW_MENU.width * UNDER_WINDOW_MENU.height);
	}
}
