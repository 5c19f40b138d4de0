package org.wheelhouse.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.DefinitionText;

class DefinitionFileTest {

	/** The folder would let it be replaced. */
	@Test
	void aFileThatIsReadOnlyIsNotChanged(@TempDir Path folder) throws Exception {
		var file = Files.writeString(folder.resolve("vm.qemu"), "-m 64\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
		var other = DefinitionText.parse("-m 65\n");
		var refused = assertThrows(CoreException.class,
				() -> DefinitionFile.write(file, _ -> other));
		assertTrue(refused.what().contains(file + " is read only"), refused.what());
		assertEquals("-m 64\n", Files.readString(file));
		DefinitionFile.write(file, now -> now); // what changes nothing may be said
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		DefinitionFile.write(file, _ -> other);
		assertEquals("-m 65\n", Files.readString(file));
	}
}
