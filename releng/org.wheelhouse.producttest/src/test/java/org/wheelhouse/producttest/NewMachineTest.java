package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Machines are made from what a person has, by the keyboard alone and by the mouse; each of them boots. */
@Tag("qemu")
@Tag("display")
class NewMachineTest extends ProductTest {

	private static final String PASSWORD = "Secret-0815";
	private static final String WORDS = "console=ttyS0,115200 console=tty1 quiet panic=-1 tsc=reliable mitigations=off "
			+ "nokaslr no_timer_check maxcpus=1";
	private static final String LINE = "line/";
	private static final Pattern COUNTER = Pattern.compile("COUNTER (\\d+)");
	private final Path guest = Settings.fromProperties().guest();

	@Test
	void fromADiskImageAndFromACloudImageByTheKeyboardAlone() throws Exception {
		Path base = bootable("sample.qcow2");
		Path cloud = qcow2("cloud.qcow2", Files.write(home().folder("cloud.raw"),
				LinuxDisk.of(guest.resolve("vmlinuz"), guest.resolve("initrd"), WORDS)));
		openWorkbench();

		NewMachineWindow window = open(KeyEvent.VK_CONTROL, KeyEvent.VK_N);
		window.sourceByKeys("disk");
		window.typeInto("image", base.toString());
		window.awaitSaid("image", "qcow2");
		window.awaitCommandLine("-name sample");
		window.tabTo("name");
		window.typeInto("name", "over");
		window.awaitCommandLine("-name over");
		window.finishByKeys();

		ProcessHandle over = running("over");
		eyes().landmark("display.screen", "display/screen");
		awaitBooted();
		try (Monitor second = new Monitor(Qemus.spareMonitor(over))) {
			var inserted = second.query("query-block").findValues("inserted").getFirst();
			assertTrue(inserted.path("file").asText().endsWith("disk0.qcow2"), inserted::toString);
			assertEquals(base.toString(), inserted.path("backing_file").asText());
		}
		assertEquals("r--r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(base)));
		forceOff("over");

		window = open(KeyEvent.VK_CONTROL, KeyEvent.VK_N);
		window.sourceByKeys("cloud");
		window.typeInto("cloud", cloud.toString());
		window.tabTo("user");
		window.typeInto("user", "ops");
		window.tabTo("password");
		window.typeSecretInto("password", PASSWORD);
		window.tabTo("hostName");
		window.typeInto("hostName", "web-7");
		window.tabTo("name");
		window.typeInto("name", "web");
		window.finishByKeys();

		ProcessHandle web = running("web");
		person.show("Serial Console");
		// The guest has mounted the seed, which it knows by its label alone.
		Await.until("the guest tells its name", BOOT,
				() -> serialLines().anyMatch(line -> line.startsWith("SEED web-7")));
		assertFalse(Qemus.commandLine(web.pid()).stream().anyMatch(word -> word.contains(PASSWORD)));
		assertEquals(List.of(), filesWith(PASSWORD));
		migrateByKeys(web);
		takeTheSeedOut("web");
	}

	/** To a second QEMU here, which has the seed, too; the guest counts on there. */
	private void migrateByKeys(ProcessHandle source) {
		awaitCounterAbove(0);
		person.show("PCI Topology"); // else the guest gets the keys
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_M);
		eyes().find(seen -> seen.id().equals("migrate.ok") && seen.enabled(), "the form of a migration");
		workbench().hand().keys(KeyEvent.VK_ENTER);
		ProcessHandle destination = Await.value("a second QEMU", SOON, () -> Qemus.mentioning(home().folder()).stream()
				.filter(process -> process.pid() != source.pid()).findFirst());
		eyes().find(seen -> seen.id().equals("migration.verdict") && seen.text().startsWith("Completed"), "completed",
				BOOT);
		try (Monitor there = new Monitor(Qemus.spareMonitor(destination))) {
			assertEquals("running", there.status());
			assertTrue(there.blockNodes().contains("seed"), () -> there.blockNodes().toString());
		}
		person.clickId("migration.back");
		person.show("Serial Console");
		awaitCounterAbove(0);
		awaitCounterAbove(counter() + 1);
	}

	/** When its system has shut itself down it has booted: an offer, one step of the history, and then the file. */
	private void takeTheSeedOut(String name) throws IOException {
		Path definition;
		try (Stream<Path> files = Files.walk(home().folder())) {
			definition = files.filter(file -> file.endsWith(name + ".qemu")).findFirst().orElseThrow();
		}
		person.show("PCI Topology"); // else the guest gets the keys
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_F10);
		Await.until(name + " has powered off", BOOT, () -> Qemus.mentioning(home().folder()).isEmpty());
		person.show("Definition");
		person.clickId("definition.seed");
		eyes().find(seen -> seen.id().equals("definition.source") && !seen.text().contains("seed"), "no seed");
		assertTrue(Files.readString(definition).contains("seed.img"));
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_S);
		eyes().find(seen -> seen.id().equals("definition.seed") && seen.text().startsWith("Delete"),
				"its file is idle");
		assertFalse(Files.readString(definition).contains("seed.img"));
		person.clickId("definition.seed");
		person.clickButton("Delete seed.img");
		Await.until("the seed is gone", SOON, () -> Files.notExists(definition.resolveSibling("seed.img")));
	}

	/** What the guest has counted to, as the serial console shows it; -1 for nothing. */
	private int counter() {
		return serialLines().map(COUNTER::matcher).filter(Matcher::matches)
				.mapToInt(line -> Integer.parseInt(line.group(1))).max().orElse(-1);
	}

	private Stream<String> serialLines() {
		return eyes().nowById("serial.screen").stream().flatMap(screen -> screen.landmarks().keySet().stream())
				.filter(name -> name.startsWith(LINE)).map(name -> name.substring(LINE.length()));
	}

	private void awaitCounterAbove(int number) {
		Await.until("a counter above " + number, SOON, () -> counter() > number);
	}

	@Test
	void fromAKernelAndFromADiscByTheMouse() throws Exception {
		Path disc = Files.write(home().folder("test disc.iso"), BootDisc.of(guest.resolve("boot.img")));
		openWorkbench();

		person.press("New");
		NewMachineWindow window = new NewMachineWindow(workbench());
		window.source("kernel");
		window.fill("kernel", guest.resolve("vmlinuz").toString());
		window.fill("initrd", guest.resolve("initrd").toString());
		window.fill("append", WORDS);
		window.fill("name", "kernel");
		window.awaitSaid("kernel", "Linux");
		window.finish();
		running("kernel");
		awaitLine("READY kernel=");
		forceOff("kernel");

		person.press("New");
		window = new NewMachineWindow(workbench());
		window.fill("disc", disc.toString());
		window.awaitSaid("disc", "WHEELHOUSE, ");
		window.fill("name", "a b, 'c' \"d\" ;$(x)");
		window.awaitSaid("name", "a b, 'c'");
		window.finish();
		running("a b, 'c' \"d\" ;$(x)");
		awaitBooted();
		forceOff("a b, 'c' \"d\" ;$(x)");
	}

	private NewMachineWindow open(int... keys) {
		workbench().hand().keys(keys);
		return new NewMachineWindow(workbench());
	}

	/** An image with a boot sector that counts on the screen and on the serial port. */
	private Path bootable(String name) throws Exception {
		return qcow2(name, guest.resolve("boot.img"));
	}

	private Path qcow2(String name, Path raw) throws Exception {
		Path image = home().folder(name);
		assertEquals(0, new ProcessBuilder("qemu-img", "convert", "-f", "raw", "-O", "qcow2", raw.toString(),
				image.toString()).inheritIO().start().waitFor());
		return image;
	}

	private ProcessHandle running(String name) {
		String option = name.replace(",", ",,");
		return Await.value(name + " runs", BOOT, () -> Qemus.mentioning(home().folder()).stream()
				.filter(process -> Qemus.commandLine(process.pid()).contains(option)).findFirst());
	}

	/** On its serial port. */
	private void awaitBooted() {
		awaitLine("COUNTER ");
	}

	private void awaitLine(String begins) {
		person.show("Serial Console");
		eyes().landmark("serial.screen", line -> line.startsWith("line/" + begins), begins);
		person.show("PCI Topology");
	}

	private void forceOff(String name) {
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_F10);
		person.clickButton("Force Off");
		Await.until(name + " has ended", SOON, () -> Qemus.mentioning(home().folder()).isEmpty());
	}

	/** The files of this user in which these letters stand. */
	private List<Path> filesWith(String letters) throws IOException {
		try (Stream<Path> files = Files.walk(home().folder())) {
			return files.filter(Files::isRegularFile).filter(Files::isReadable).filter(file -> has(file, letters))
					.toList();
		}
	}

	private static boolean has(Path file, String letters) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(letters);
		} catch (IOException _) {
			return false; // gone meanwhile
		}
	}
}
