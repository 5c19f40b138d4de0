package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The QMP console by the keyboard alone; what it does is seen by a second monitor. */
@Tag("product")
@Tag("qemu")
@Tag("display")
class ConsoleTest extends ProductTest {

	private static final String INPUT = "console.input";
	private static final String TRANSCRIPT = "console.transcript";

	@Test
	void deviceIsPluggedAndFoundAndTheSessionIsReplayedOnAnotherMachine() throws IOException {
		Sample sample = openWithAwake("sample");
		openConsole("sample");
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(SOON)))) {
			// Names, and words that the machine knows, are completed.
			hand().type("device_a\t");
			awaitInput("device_add ");
			hand().type("driver=virtio-rng-p\t");
			awaitInput("device_add driver=virtio-rng-pci");
			hand().type(" id=r1");
			awaitInput("device_add driver=virtio-rng-pci id=r1");
			assertTrue(peripherals(second).stream().noneMatch("r1"::equals));
			enter("");
			Await.until("r1 is there", SOON, () -> peripherals(second).contains("r1"));

			hand().type("query-stat\t");
			hand().keys(KeyEvent.VK_DOWN);
			hand().keys(KeyEvent.VK_DOWN);
			hand().keys(KeyEvent.VK_ENTER);
			awaitInput("query-status ");
			enter("");
			awaitAnswer("\"running\":true");

			enter("query-pci");
			awaitAnswer("\u25b6 1 item");
			enter("qom-get path=/machine/peripheral/r1 property=max-bytes");
			awaitAnswer("\u2190 9223372036854775807");

			// What is wrong is said before it is sent, and nothing is sent.
			hand().type("block_resize device=nosuch");
			eyes().find(seen -> seen.id().equals("console.problem") && seen.text().startsWith("size: "),
					"what is missing");
			enter(" size=1048576");
			awaitAnswer("Cannot find device");

			hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_H);
			enter("info versio\t");
			awaitAnswer(second.query("query-version").at("/qemu/major").asText() + "."
					+ second.query("query-version").at("/qemu/minor").asText());
			hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_H);

			hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_F);
			eyes().find(seen -> seen.id().equals("console.search") && seen.focus(), "the field for a search");
			hand().type("nosuch\n");
			hand().keys(KeyEvent.VK_ESCAPE);
			awaitFocus();
			hand().keys(KeyEvent.VK_UP);
			awaitInput("info version");
			hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
			hand().keys(KeyEvent.VK_DELETE);
		}
		Path session = save(sample.folder().resolve("session.qmp"));
		assertTrue(Files.readString(session)
				.contains("{\"execute\":\"device_add\",\"arguments\":{\"driver\":\"virtio-rng-pci\",\"id\":\"r1\"}}"));
		replayOnAnother(session);
	}

	/** Each is said in the words of the machine's QEMU, and the console was open before. */
	@Test
	void whatIsDoneElsewhereStandsInTheConsoleAndInTheSession() throws IOException {
		Sample sample = openWithSample("sample");
		openConsole("sample");
		person.show("PCI Topology");
		hand().click(person.awaitFunction("nic0"));
		confirm("Link Up", "machine.link");
		awaitSent("set_link", "\"name\":\"nic0\",\"up\":false");

		person.show("Block Devices");
		hand().click(eyes().landmark("block.picture", "device/cd0"));
		person.chooseInMenu("Eject\u2026");
		pressUntilGone("block.eject.ok");
		awaitSent("eject", "cd0");
		hand().click(eyes().landmark("block.picture", "device/disk0"));
		person.chooseInMenu("Throttle\u2026");
		hand().fill(eyes().byId("block.throttle.bps").bounds(), "10 MiB/s");
		person.clickId("block.throttle.ok");
		awaitSent("block_set_io_throttle", "\"bps\":10485760");

		person.migrate("sample", "1");
		hand().fill(eyes().byId("migration.bandwidth").bounds(), "2");
		person.clickId("migration.bandwidth.set");
		awaitSent("migrate-set-parameters", "\"max-bandwidth\":2097152");

		openConsole("sample");
		String session = Files.readString(save(sample.folder().resolve("session.qmp")));
		List.of("set_link", "eject", "block_set_io_throttle", "migrate-set-parameters").forEach(
				command -> assertTrue(session.contains("# \u21d2 {\"execute\":\"" + command + "\""), session));
	}

	private void openConsole(String machine) {
		person.select(machine);
		hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Q);
		awaitFocus();
	}

	private void confirm(String item, String form) {
		person.chooseInMenu(item);
		person.clickId(form + ".ok");
	}

	/** The guest looks into its disc once a second, and locks it while it does: then QEMU refuses, and the form stays. */
	private void pressUntilGone(String button) {
		person.clickId(button);
		Await.until(button + " is gone", SOON, () -> {
			eyes().nowById(button).filter(Seen::enabled).ifPresent(seen -> hand().click(seen.bounds()));
			eyes().awaitTaken();
			return eyes().nowById(button).isEmpty();
		});
	}

	private void awaitSent(String command, String part) {
		openConsole("sample");
		awaitAnswer("\u21d2 {\"execute\":\"" + command + "\"");
		awaitAnswer(part);
	}

	private void replayOnAnother(Path session) throws IOException {
		Path plugging = session.resolveSibling("plugging.qmp");
		Files.write(plugging, Files.readAllLines(session).stream().filter(line -> !line.contains("nosuch")).toList());
		try (HandStarted other = new HandStarted(home().awake("other"));
				Monitor second = new Monitor(other.secondMonitor())) {
			other.sample().awaitBooted();
			person.attach("unix:" + other.monitor(), "other");
			openConsole("other");
			hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_R);
			person.chooseFile(plugging);
			Await.until("r1 is in the other machine too", SOON, () -> peripherals(second).contains("r1"));
			awaitAnswer("\u2190 9223372036854775807");
			assertEquals("running", second.status());
		}
	}

	private Path save(Path session) {
		hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_S);
		person.chooseFile(session);
		Await.until("the session is kept", SOON, () -> Files.exists(session) && size(session) > 0);
		return session;
	}

	private static long size(Path file) {
		try {
			return Files.size(file);
		} catch (IOException _) {
			return 0;
		}
	}

	private InputRobot hand() {
		return workbench().hand();
	}

	private void enter(String text) {
		hand().type(text + "\n");
		Await.until("it was taken", SOON, () -> eyes().byId(INPUT).text().isEmpty());
	}

	private void awaitFocus() {
		eyes().find(seen -> seen.id().equals(INPUT) && seen.focus(), "the command line has the keyboard");
	}

	private void awaitInput(String text) {
		eyes().find(seen -> seen.id().equals(INPUT) && seen.text().equals(text), text);
	}

	private void awaitAnswer(String part) {
		eyes().find(seen -> seen.id().equals(TRANSCRIPT) && seen.text().contains(part), part);
	}

	private static List<String> peripherals(Monitor monitor) {
		return monitor.command("qom-list", Map.of("path", "/machine/peripheral")).findValuesAsText("name");
	}
}
