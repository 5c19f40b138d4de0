package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** A small image that is encrypted with LUKS. */
final class EncryptedDisk {

	/** Of making an image, before anything is tested. */
	private static final int MOST_TRIES = 40;

	private EncryptedDisk() {
	}

	/** The bytes of one; takes some seconds, as QEMU tries how hard a key is to be guessed. */
	static byte[] make(Path folder, String key) throws Exception {
		Path file = Files.writeString(folder.resolve("key"), key);
		Path disk = folder.resolve("disk");
		int tries = 0;
		do {
			// "Unable to get accurate CPU usage", it says now and then where the kernel counts by ticks.
			Files.deleteIfExists(disk);
			assertTrue(tries++ < MOST_TRIES, "an encrypted image can be made");
		} while (new ProcessBuilder("qemu-img", "create", "-q", "--object", "secret,id=k,file=" + file, "-f", "luks",
				"-o", "key-secret=k,iter-time=10", disk.toString(), "1M").inheritIO().start().waitFor() != 0);
		return Files.readAllBytes(disk);
	}
}
