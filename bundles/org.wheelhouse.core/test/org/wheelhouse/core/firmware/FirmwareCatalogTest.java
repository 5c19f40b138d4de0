package org.wheelhouse.core.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.TestFiles;

/** Descriptors as distributions have them, in the folders of docs/interop/firmware.json. */
class FirmwareCatalogTest {

	private static final String Q35 = "pc-q35-7.2";

	private final Path folder;

	FirmwareCatalogTest(@TempDir Path folder) {
		this.folder = folder;
	}

	private void descriptor(String where, String name, String machines, String features) throws IOException {
		for (var file : List.of("CODE.fd", "VARS.fd")) {
			Files.write(folder.resolve(file), new byte[16]);
		}
		Files.createDirectories(folder.resolve(where));
		Files.writeString(folder.resolve(where).resolve(name), """
				{"description": "%s of %s", "interface-types": ["uefi"],
				 "mapping": {"device": "flash", "executable": {"filename": "%s/CODE.fd", "format": "raw"},
				  "nvram-template": {"filename": "%s/VARS.fd", "format": "raw"}},
				 "targets": [{"architecture": "x86_64", "machines": [%s]}], "features": [%s], "tags": []}
				""".formatted(name, where, folder, folder, machines, features));
	}

	private FirmwareCatalog catalog() throws Exception {
		return Await.get(FirmwareCatalog.of(new TestFiles(folder),
				List.of(folder.resolve("usr"), folder.resolve("etc"), folder.resolve("home"))));
	}

	private Optional<String> chosen(String machine, boolean secure) throws Exception {
		return catalog().choose("x86_64", machine, secure).map(FirmwareDescriptor::description);
	}

	@Test
	void theFirstByNameMayBeSecureSoFeaturesDecide() throws Exception {
		descriptor("usr", "40-enrolled.json", "\"pc-q35-*\"",
				"\"secure-boot\", \"enrolled-keys\", \"requires-smm\"");
		descriptor("usr", "50-secure.json", "\"pc-q35-*\"", "\"secure-boot\", \"requires-smm\"");
		descriptor("usr", "60-plain.json", "\"pc-i440fx-*\", \"pc-q35-*\"", "\"acpi-s3\"");
		assertEquals(Optional.of("60-plain.json of usr"), chosen(Q35, false));
		assertEquals(Optional.of("40-enrolled.json of usr"), chosen(Q35, true));
		assertEquals(Optional.of("60-plain.json of usr"), chosen("pc-i440fx-7.2", false));
		assertEquals(Optional.empty(), chosen("pc-i440fx-7.2", true));
		assertTrue(catalog().choose("x86_64", Q35, true).orElseThrow().needsSmm());
	}

	@Test
	void aTypeWithoutItsVersionFitsNothing() throws Exception {
		descriptor("usr", "60-plain.json", "\"pc-q35-*\"", "");
		assertEquals(Optional.empty(), chosen("q35", false));
		assertEquals(Optional.empty(), catalog().choose("aarch64", Q35, false));
	}

	@Test
	void aLaterFolderHidesAndAnEmptyFileOnlyHides() throws Exception {
		descriptor("usr", "60-plain.json", "\"pc-q35-*\"", "");
		descriptor("usr", "70-other.json", "\"pc-q35-*\"", "");
		descriptor("etc", "60-plain.json", "\"pc-q35-*\"", "");
		assertEquals(Optional.of("60-plain.json of etc"), chosen(Q35, false));
		Files.createDirectories(folder.resolve("home"));
		Files.write(folder.resolve("home/60-plain.json"), new byte[0]);
		assertEquals(Optional.of("70-other.json of usr"), chosen(Q35, false));
	}

	@Test
	void whatCannotBeUsedIsLeftOut() throws Exception {
		descriptor("usr", "60-plain.json", "\"pc-q35-*\"", "");
		Files.writeString(folder.resolve("usr/10-broken.json"), "{");
		Files.writeString(folder.resolve("usr/20-list.json"), "[1]");
		Files.writeString(folder.resolve("usr/30-bios.json"), "{\"interface-types\": [\"bios\"]}");
		Files.writeString(folder.resolve("usr/README"), "text");
		assertEquals(Optional.of("60-plain.json of usr"), chosen(Q35, false));
		Files.delete(folder.resolve("VARS.fd"));
		assertEquals(Optional.empty(), chosen(Q35, false));
	}
}
