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

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A machine that does not run is called otherwise, gets a second one like it on the same base, and that one is deleted. */
@Tag("qemu")
@Tag("display")
class LifecycleTest extends ProductTest {

	@Test
	void renamedDuplicatedWithLinkedDisksAndDeleted() throws Exception {
		Path folder = Files.createDirectories(home().folder("vm/first"));
		Path disk = folder.resolve("disk.qcow2");
		assertEquals("", run("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "1M"));
		Path definition = Files.writeString(folder.resolve("first.qemu"), """
				# a machine that costs little
				qemu-system-x86_64 -name first -machine pc -accel tcg -m 16 -nodefaults -S \\
				  -drive if=virtio,id=d,format=qcow2,file=disk.qcow2
				""");
		openWorkbench("--define", definition.toString());
		person.select("first");

		workbench().hand().keys(KeyEvent.VK_F2);
		eyes().find(seen -> seen.id().equals("rename.name") && seen.focus(), "the name has the focus");
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		workbench().hand().type("other\n");
		person.awaitMachine("other", "other", SOON);
		assertTrue(Files.readString(definition)
				.startsWith("# a machine that costs little\nqemu-system-x86_64 -name other "));

		person.select("other");
		person.chooseInMenu("Duplicate…");
		person.check("duplicate.linked");
		eyes().find(seen -> seen.id().equals("duplicate.steps") && seen.text().contains("base")
				&& seen.text().contains("overlays"), "what becomes of the disk is said");
		person.clickId("duplicate.ok");
		person.awaitMachine("other-2", "other-2", SOON);
		assertEquals("r--r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(disk)));
		assertFalse(Files.readString(definition).contains("disk.qcow2"), "the first machine has an overlay too");
		Path second = home().folder("vm/other-2/other-2.qemu");
		assertTrue(Files.readString(second).contains("-name other-2 "));

		person.select("other-2");
		person.chooseInMenu("Delete…");
		person.clickId("delete.ok");
		Await.until("other-2 is not listed", SOON, () -> !person.listsMachine("other-2"));
		assertFalse(Files.exists(second.getParent()));
		assertTrue(Files.exists(disk));
		assertTrue(person.listsMachine("other"));
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), said);
		return said;
	}
}
