package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.host.Secret;
import org.wheelhouse.model.live.MachineState;

/** A machine with an encrypted disk and a VNC password: what is told goes to QEMU, and nowhere else. */
@Tag("qemu")
class SecretsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A machine needs a password or key");

	private static final String KEY = "12Boxers";
	private static final String WRONG = "11Boxers";
	private static final String PASSWORD = "vncWord1";

	private static byte[] made = {};

	private final Inventory inventory = new Inventory();

	SecretsTest() throws Exception {
	}

	/** Once, as QEMU takes some seconds to choose how hard a key is to be guessed. */
	@BeforeAll
	static void makeImage(@TempDir Path folder) throws Exception {
		made = EncryptedDisk.make(folder, KEY);
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	@Test
	void nothingWasTold() throws Exception {
		MATRIX.row("Nobody has told them",
				"`-drive file=FOLDER/disk.luks,format=luks,key-secret=disk-key`, and a start of several",
				inventory.places(), Fault.of(Await.failure(inventory.registry().launch(define()))));
	}

	@Test
	void theKeyIsWrong() throws Exception {
		String id = define();
		tell(id, WRONG);
		Fault fault = inventory.launchFails(id);
		MATRIX.row("The key is wrong", "another key than the image has", inventory.places(), fault);
		assertFalse(fault.toString().contains(WRONG), fault::toString);
		assertEquals(List.of(), found());
		String again = Fault.of(Await.failure(inventory.registry().launch(id))).what();
		assertTrue(again.contains("nobody has told yet"), again);
	}

	@Test
	void whatWasToldIsFoundNowhere() throws Exception {
		String id = define();
		tell(id, KEY);
		Await.get(inventory.registry().launch(id));
		inventory.await(id, MachineState.PAUSED);
		assertEquals(List.of(), found());
		inventory.restart();
		inventory.await(id, MachineState.PAUSED);
		assertEquals(List.of(), found());
	}

	private String define() throws Exception {
		Path disk = inventory.file("disk.luks", made);
		return inventory.define("locked", "-drive", "if=none,id=d0,format=luks,file=" + disk + ",key-secret=disk-key",
				"-device", "virtio-blk-pci,drive=d0", "-vnc",
				"unix:" + inventory.folder().resolve("vnc") + ",password-secret=screen");
	}

	private void tell(String id, String key) {
		inventory.registry().secrets().tell(id, "disk-key", Secret.of(key.toCharArray()));
		inventory.registry().secrets().tell(id, "screen", Secret.of(PASSWORD.toCharArray()));
	}

	private List<String> found() {
		return new SecretScan(List.of(inventory.folder()), Set.of(), List.of(KEY, WRONG, PASSWORD)).found();
	}
}
