package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A machine is changed in the form of its definition, undone and done again, saved and started: its guest has what was written. */
@Tag("qemu")
@Tag("display")
class DefinitionTest extends ProductTest {

	private static final String ADD = "Network card…";
	private static final String SCREEN = "serial.screen";
	private static final Pattern CARDS = Pattern.compile("-device virtio-net-pci");

	@Test
	void memoryAndASecondCardAreWhatTheGuestHas() throws Exception {
		Sample sample = home().sample("sample");
		String before = Files.readString(sample.definition());
		openWorkbench("--define", sample.definition().toString(), "--open", "sample");
		person.awaitMachine("sample", "not started", SOON);
		person.maximise("sample");
		person.show("Definition");
		section("Memory");
		person.fill("form.size", "320M");
		awaitSource("-m 320M", 1);

		section("Network");
		person.clickId("form.add");
		eyes().awaitMenuWith(ADD);
		while (!eyes().armedItem().equals(ADD)) {
			workbench().hand().keys(KeyEvent.VK_DOWN);
			eyes().awaitTaken();
		}
		workbench().hand().keys(KeyEvent.VK_ENTER);
		eyes().awaitNoMenu();
		person.clickId("add.ok");
		awaitSource("-m 320M", 2);

		section("Memory");
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
		awaitSource("-m 320M", 1);
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
		Await.until("all is undone", SOON, () -> source().equals(before));
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Z);
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Z);
		awaitSource("-m 320M", 2);
		assertEquals(before, Files.readString(sample.definition()), "nothing is written before it is saved");

		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_S);
		Await.until("it is saved", SOON, () -> saved(sample).equals(source()));
		assertTrue(saved(sample).contains("-m 320M"));

		person.restore("sample");
		workbench().hand().keys(KeyEvent.VK_F9);
		sample.awaitBooted();
		person.show("Serial Console");
		workbench().hand().click(eyes().byId(SCREEN).bounds());
		enter("");
		line("sample:/#");
		enter("cat /sys/class/net/*/device/vendor | wc -l | sed s/^/cards-/");
		line("cards-2");
		enter("[ $(grep MemTotal /proc/meminfo | tr -dc 0-9) -gt 262144 ] && echo more-$((200+56))");
		line("more-256");
	}

	private void section(String name) {
		workbench().hand()
				.click(eyes().row("form.sections", row -> row.says(name), "the section " + name, SOON).bounds());
	}

	private String source() {
		return eyes().byId("definition.source").text();
	}

	private void awaitSource(String option, int cards) {
		Await.until(option + " and " + cards + " cards", SOON,
				() -> source().contains(option) && CARDS.matcher(source()).results().count() == cards);
	}

	private static String saved(Sample sample) {
		try {
			return Files.readString(sample.definition());
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private void enter(String line) {
		workbench().hand().type(line + "\n");
	}

	private void line(String text) {
		eyes().landmark(SCREEN, "line/" + text);
	}
}
