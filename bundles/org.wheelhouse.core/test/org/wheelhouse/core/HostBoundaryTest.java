package org.wheelhouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * A host is the only door to a computer: what a QEMU, a definition or a person names is asked of a host, and no source tells
 * hosts apart by what they are called.
 */
class HostBoundaryTest {

	private static final Path BUNDLES = Path.of("..");
	/** They touch files, those of the workbench itself: its state, its event log and its history of migrations. */
	private static final Set<String> OWN_FILES = Set.of("StateFolder", "EventFile", "EventExport",
			"HistoryFolder");
	private static final Pattern FILES = Pattern
			.compile("java\\.nio\\.file\\.(Files|FileSystems?|LinkOption|StandardOpenOption|DirectoryStream)\\b"
					+ "|java\\.nio\\.channels\\.FileChannel|java\\.io\\.(File|RandomAccessFile|File\\w*Stream|FileReader|FileWriter)\\b"
					+ "|\\.toFile\\(\\)|\\.toRealPath\\(");
	private static final Pattern SOCKETS = Pattern
			.compile("SocketChannel\\.open|UnixDomainSocketAddress|java\\.net\\.(Inet)?Socket");
	private static final Pattern PROCESSES = Pattern.compile("\"/proc|ProcessHandle\\.of|ProcessBuilder");
	private static final Pattern IDENTITY = Pattern
			.compile(
					"(host|Host)(\\(\\))?\\.id\\(\\)\\.equals|\"local\"\\.equals|equals\\(\"local\"\\)|isOnThisComputer");

	@Test
	void onlyWhatTheWorkbenchKeepsTouchesFiles() throws IOException {
		assertEquals(OWN_FILES, having(FILES, "org.wheelhouse.core"));
	}

	@Test
	void coreOpensNoSocketAndLooksAtNoProcess() throws IOException {
		assertEquals(Set.of(), having(SOCKETS, "org.wheelhouse.core"));
		assertEquals(Set.of(), having(PROCESSES, "org.wheelhouse.core"));
	}

	@Test
	void nothingTellsHostsApartByTheirIds() throws IOException {
		for (var bundle : List.of("core", "ui", "ui.definition", "ui.devices", "ui.display", "ui.migration", "ui.qmp",
				"ui.serial",
				"app")) {
			assertEquals(Set.of(), having(IDENTITY, "org.wheelhouse." + bundle), bundle);
		}
	}

	@Test
	void eachKindOfBreachIsSeen() {
		for (var breach : List.of("import java.nio.file.Files;", "import java.io.File;", "new FileInputStream(x)",
				"path.toFile()")) {
			assertTrue(FILES.matcher(breach.replace("new ", "java.io.")).find(), breach);
		}
		assertTrue(SOCKETS.matcher("SocketChannel.open(address)").find());
		assertTrue(PROCESSES.matcher("Path.of(\"/proc/self\")").find());
		assertTrue(IDENTITY.matcher("machine.host().id().equals(\"local\")").find());
	}

	/** The classes of a bundle in whose source there is such a thing. */
	private static Set<String> having(Pattern pattern, String bundle) throws IOException {
		try (Stream<Path> files = Files.walk(BUNDLES.resolve(bundle).resolve("src"))) {
			var sources = files.filter(file -> file.toString().endsWith(".java")).toList();
			assertTrue(sources.size() > 1, bundle);
			var found = new TreeSet<String>();
			for (var source : sources) {
				if (pattern.matcher(Files.readString(source)).find()) {
					found.add(source.getFileName().toString().replace(".java", ""));
				}
			}
			return found.stream().collect(Collectors.toSet());
		}
	}
}
