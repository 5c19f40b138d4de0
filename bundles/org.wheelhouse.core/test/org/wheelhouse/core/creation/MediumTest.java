package org.wheelhouse.core.creation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.creation.Medium.Kind;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.WorkingHost;

/** What a file is, read from it. */
class MediumTest {

	private static final int SECTOR = 2048;

	private final Path folder;

	MediumTest(@TempDir Path folder) {
		this.folder = folder;
	}

	private Medium read(String name, byte[] bytes) throws Exception {
		return Await.get(Medium.of(new WorkingHost(), Files.write(folder.resolve(name), bytes)));
	}

	/** As ECMA-119 and El Torito have it. @param platforms of the entries of its boot catalog */
	private static byte[] disc(String label, int... platforms) {
		var disc = ByteBuffer.allocate(30 * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
		disc.put(16 * SECTOR, (byte) 1).put(16 * SECTOR + 1, "CD001".getBytes(StandardCharsets.US_ASCII));
		disc.put(16 * SECTOR + 40, (label + " ".repeat(32 - label.length())).getBytes(StandardCharsets.US_ASCII));
		int end = 17;
		if (platforms.length > 0) {
			disc.put(17 * SECTOR + 1, "CD001\1EL TORITO SPECIFICATION".getBytes(StandardCharsets.US_ASCII));
			disc.putInt(17 * SECTOR + 71, 20);
			disc.put(20 * SECTOR, (byte) 1).put(20 * SECTOR + 1, (byte) platforms[0]).put(20 * SECTOR + 32,
					(byte) 0x88);
			for (int i = 1; i < platforms.length; i++) {
				disc.put(20 * SECTOR + 64 * i, (byte) 0x91).put(20 * SECTOR + 64 * i + 1, (byte) platforms[i]);
				disc.put(20 * SECTOR + 64 * i + 32, (byte) 0x88);
			}
			end = 18;
		}
		disc.put(end * SECTOR, (byte) -1).put(end * SECTOR + 1, "CD001".getBytes(StandardCharsets.US_ASCII));
		return disc.array();
	}

	@Test
	void aDiscTellsItsLabelAndWhatStartsIt() throws Exception {
		var both = read("debian-12.9.0-amd64-netinst.iso", disc("Debian 12.9.0 amd64 n", 0, 0xef));
		assertEquals("Debian 12.9.0 amd64 n, 60 KiB, starts with BIOS and UEFI", both.sentence());
		assertEquals(Kind.DISC, both.kind());
		assertEquals(Preset.LINUX, both.suggested());
		assertEquals("debian-12.9.0", both.name());
		assertEquals("X, 60 KiB, starts with UEFI", read("x.iso", disc("X", 0xef)).sentence());
		assertEquals("X, 60 KiB, starts with BIOS", read("x.iso", disc("X", 0)).sentence());
		assertEquals("a disc without a label, 60 KiB, nothing starts from it", read("x.iso", disc("")).sentence());
	}

	@ParameterizedTest
	@CsvSource({"CCCOMA_X64FRE_EN-US_DV9,WINDOWS_11", "GRMCULFRER_EN_DVD,OLDER_WINDOWS", "14_0_RELEASE_AMD64_CD,BSD",
			"OpenBSD/amd64   7.4 Install CD,BSD", "ARCH_202401,LINUX", "Fedora-WS-Live-39-1-5,LINUX", "MYDISC,OTHER"})
	void theLabelSuggestsWhatWillRun(String label, Preset preset) throws Exception {
		assertEquals(preset, read("a.iso", disc(label, 0)).suggested());
	}

	@Test
	void aKernelTellsItsVersion() throws Exception {
		var kernel = ByteBuffer.allocate(SECTOR * 4).order(ByteOrder.LITTLE_ENDIAN);
		kernel.put(0x202, "HdrS".getBytes(StandardCharsets.US_ASCII)).putShort(0x20e, (short) 0x400);
		kernel.put(0x600,
				"6.1.0-28-cloud-amd64 (debian-kernel@lists.debian.org)\0".getBytes(StandardCharsets.US_ASCII));
		var medium = read("vmlinuz", kernel.array());
		assertEquals(Kind.KERNEL, medium.kind());
		assertEquals("a Linux kernel, 6.1.0-28-cloud-amd64", medium.sentence());
	}

	@Test
	void whatIsTornOrNothingIsSaid() throws Exception {
		assertEquals("there is no such file", Await.get(Medium.of(new WorkingHost(), folder.resolve("no"))).sentence());
		assertEquals("it is a folder", Await.get(Medium.of(new WorkingHost(), folder)).sentence());
		var torn = disc("Torn", 0);
		assertEquals(Kind.DISC, read("torn.iso", Arrays.copyOf(torn, 19 * SECTOR)).kind());
		assertEquals(Kind.DISK, read("short.iso", Arrays.copyOf(torn, 17 * SECTOR - 1)).kind());
		assertEquals(Kind.DISK, read("empty", new byte[0]).kind());
	}

	@Test
	void aCatalogThatLeadsNowhereHarmsNobody() throws Exception {
		var wild = ByteBuffer.wrap(disc("Wild", 0)).order(ByteOrder.LITTLE_ENDIAN).putInt(17 * SECTOR + 71, -1).array();
		assertEquals("Wild, 60 KiB, nothing starts from it", read("wild.iso", wild).sentence());
	}
}
