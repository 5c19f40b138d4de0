package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

/** What the platform has in its IDE only and is declared here: Find Actions, the list of keys, the preferences with its own pages. */
class PreferencesTest extends ProductTest {

	private static final List<String> PAGES = List.of("Appearance", "Colors and Fonts", "Keys", "Acceleration",
			"Closing",
			"Confirmations", "Folders", "QEMU", "Secrets");

	@Test
	void actionsKeysAndPagesAreFoundAndASettingIsKept() throws Exception {
		openWorkbench();
		find(seen -> seen.text().contains("No machines yet"), "an empty list of machines");
		findAnAction();
		listTheKeys();
		openEveryPage();
		assertTrue(Files.isReadable(settings()), "kept by the computer");
		assertEquals(List.of("accelerator=tcg"),
				Files.readAllLines(settings()).stream().filter(line -> !line.startsWith("#")).toList());
	}

	private void findAnAction() {
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_3);
		find(seen -> seen.type().equals("Text") && seen.focus() && seen.id().isEmpty(), "a field of Find Actions");
		workbench().hand().type("Attach to a running");
		find(seen -> seen.type().equals("Table")
				&& seen.items().stream().anyMatch(item -> item.mentions("Attach to a running QEMU")),
				"the action found");
		workbench().hand().keys(KeyEvent.VK_ENTER);
		eyes().byId("attach.address");
		workbench().hand().keys(KeyEvent.VK_ESCAPE);
		Await.until("the form closed", SOON, () -> eyes().nowById("attach.address").isEmpty());
	}

	private void listTheKeys() {
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_L);
		Predicate<Seen> keys = seen -> seen.type().equals("Table")
				&& seen.items().stream().anyMatch(item -> item.mentions("Find Actions") && item.mentions("Ctrl+3"));
		find(keys, "the list of keys");
		workbench().hand().keys(KeyEvent.VK_ESCAPE);
		Await.until("the list closed", SOON, () -> eyes().all().stream().noneMatch(keys));
	}

	private void openEveryPage() {
		person.openPreferences();
		for (String page : PAGES) {
			person.showPreferences(page);
			assertTrue(eyes().all().stream().noneMatch(seen -> seen.text().contains("error has occurred")), page);
		}
		person.showPreferences("Acceleration");
		person.check("preferences.accelerator.tcg");
		person.clickButton("Apply and Close");
		Await.until("the dialog closed", SOON,
				() -> !person.hasPreferences("Acceleration") && Files.exists(settings()));
	}

	private Path settings() {
		return home().folder().resolve("c/wheelhouse/this-computer.properties");
	}

	private void find(Predicate<Seen> wanted, String what) {
		eyes().find(wanted, what);
	}
}
