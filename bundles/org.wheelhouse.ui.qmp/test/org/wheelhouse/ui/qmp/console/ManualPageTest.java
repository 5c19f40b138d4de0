package org.wheelhouse.ui.qmp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualPageTest {

	private static final String ROFF = """
			.TH "X" "7"
			.SH DISKS
			.SS \\fBdisk_size\\fP (Command)
			.sp
			Makes a disk\\(aqs size another one.
			.SS Arguments
			.INDENT 0.0
			.TP
			.B \\fBnode\\-name\\fP: \\fBstring\\fP (optional)
			which \\fIdisk\\fP
			by its node
			.TP
			.B \\fBsize\\fP: \\fBint\\fP
			in bytes
			.UNINDENT
			.SS Returns
			.sp
			nothing
			.SS \\fBKind\\fP (Enum)
			.sp
			What there is.
			.TP
			.B \\fBnone\\fP
			not one
			""";

	@Test
	void commandsAndArgumentsAreToldWithoutMarkup() {
		var page = ManualPage.of(ROFF);
		assertEquals(Optional.of("Makes a disk's size another one."), page.command("disk_size"));
		assertEquals(Optional.of("which disk by its node"), page.argument("disk_size", "node-name"));
		assertEquals(Optional.of("in bytes"), page.argument("disk_size", "size"));
		assertEquals(Optional.empty(), page.command("Kind"));
		assertEquals(Optional.empty(), page.argument("disk_size", "none"));
	}

	@Test
	void packedPageIsReadAndAMissingOneIsNone(@TempDir Path folder) throws IOException {
		assertSame(ManualPage.NONE, ManualPage.in(folder));
		try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("qemu-qmp-ref.7.gz")))) {
			packed.write(ROFF.getBytes());
		}
		assertTrue(ManualPage.in(folder).command("disk_size").isPresent());
	}

	@Test
	@Tag("qemu")
	void pageOfTheInstalledQemuIsUnderstood() throws IOException {
		var page = ManualPage.in(Path.of("/usr/share/man/man7"));
		if (page != ManualPage.NONE) {
			assertTrue(page.argument("block_resize", "size").orElse("").contains("bytes"));
			assertTrue(page.command("device_add").isPresent());
		}
	}
}
