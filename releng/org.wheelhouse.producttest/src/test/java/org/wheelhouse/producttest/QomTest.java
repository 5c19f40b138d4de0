package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A property that takes a device away from the guest is set in the QOM Browser only after a question. */
@Tag("product")
@Tag("qemu")
@Tag("display")
class QomTest extends ProductTest {

	private static final String CARD = "/machine/peripheral/nic0";
	private static final String QUESTION = "Before It Is Set";

	private boolean asks() {
		return eyes().all().stream().anyMatch(seen -> seen.shell().equals(QUESTION));
	}

	@Test
	void questionIsAnsweredByKeysWithThePointerOnTheRow() {
		Sample sample = openWithAwake("sample");
		InputRobot hand = workbench().hand();
		person.select("sample");
		person.show("QOM Browser");
		eyes().find(seen -> seen.id().equals("qom.address") && !seen.text().isEmpty(), "where it begins");
		hand.fill(eyes().byId("qom.address").bounds(), CARD + "\n");
		eyes().row("qom.properties", row -> row.says("mac"), "what the card has", SOON);
		hand.fill(eyes().byId("qom.filter").bounds(), "realized");
		eyes().find(seen -> seen.id().equals("qom.count") && seen.text().startsWith("1 "), "one property");
		hand.click(eyes().row("qom.properties", row -> row.says("realized"), "realized", SOON).bounds());
		hand.keys(KeyEvent.VK_F2);
		eyes().find(seen -> seen.id().equals("qom.value") && seen.focus(), "a field for the value");
		Await.pass(Duration.ofSeconds(2)); // a tooltip would come, because the pointer is on the row
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		hand.type("false\n");
		Await.until("it asks", SOON, this::asks);
		hand.keys(KeyEvent.VK_ESCAPE);
		Await.until("it has closed", SOON, () -> !asks());
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(SOON)))) {
			assertTrue(second.command("qom-get", Map.of("path", CARD, "property", "realized")).asBoolean());
		}
	}
}
