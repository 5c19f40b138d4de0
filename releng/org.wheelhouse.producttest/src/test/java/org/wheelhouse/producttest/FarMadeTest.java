package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A machine is made and started on a computer that is reached by ssh, and its image comes back whole. */
@Tag("ssh")
class FarMadeTest extends ProductTest {

	private static final String MACHINES = "machines.tree";

	@Test
	void aMachineIsMadeAndStartedThereAndItsImageIsFetched() throws Exception {
		Path there = Files.createDirectories(home().folder("there"));
		Path back = Files.createDirectories(home().folder("back"));
		try (FarComputer computer = new FarComputer(home())) {
			computer.added();
			openWorkbench();
			FarMachinesDriver far = new FarMachinesDriver(workbench(), person);
			far.awaitComputer("ssh, ");
			far.selectComputer();
			person.chooseInMenu("New Machine…");
			NewMachineWindow window = new NewMachineWindow(workbench());
			assertEquals(FarComputer.NAME, eyes().byId("newMachine.host").text());
			window.awaitSaid("host", "QEMU ");
			window.source("empty");
			person.clickId("newMachine.disk.0");
			window.fill("name", "remote");
			person.clickId("newMachine.more");
			window.tabTo("folder");
			window.typeInto("folder", there.toString());
			window.finish();

			Path user = home().folder("far");
			Await.until("it runs, by the supervisor of a far machine", SOON, () -> Qemus.mentioning(user).size() == 1);
			eyes().row(MACHINES, row -> row.depth() == 1 && row.says("remote") && row.mentions("running"),
					"it is in the list", SOON);
			Await.until("its screen is shown", SOON,
					() -> eyes().nowById("display.status").filter(seen -> seen.text().contains("VNC")).isPresent());
			person.select("remote");
			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_F10);
			person.clickButton("Force Off");
			Await.until("it has ended", SOON, () -> Qemus.mentioning(user).isEmpty());

			person.select("remote");
			person.chooseInMenu("Copy Image to…");
			eyes().find(seen -> seen.id().equals("copyImage.told") && seen.text().startsWith("qcow2, 20 GiB"),
					"what the image is");
			assertEquals("this computer", eyes().byId("copyImage.host").text());
			person.fill("copyImage.folder", back.toString());
			person.clickId("copyImage.ok");
			Path copy = back.resolve("disk0.qcow2");
			Await.until("the copy is there", SOON, () -> Files.exists(copy));
			assertEquals(-1, Files.mismatch(there.resolve("remote/disk0.qcow2"), copy));
			try (Stream<Path> files = Files.list(back)) {
				assertEquals(List.of(copy), files.toList());
			}
		}
	}
}
