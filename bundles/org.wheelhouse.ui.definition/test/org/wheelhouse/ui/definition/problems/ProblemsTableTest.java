package org.wheelhouse.ui.definition.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.definition.check.KnownPorts;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.ui.definition.FolderFiles;
import org.wheelhouse.ui.testkit.Stage;

/** What is found out about definitions that are open, and the list of it. On a computer without a QEMU. */
@Tag("display")
class ProblemsTableTest {

	private static final String TEXT = "-name web \\\n-m 1G \\\n-cdrom no-such.iso \\\n-nodefaults\n";

	@TempDir
	private Path folder = Path.of("");
	private final Stage stage = new Stage(900, 260);
	private final OpenDefinitions definitions = new OpenDefinitions(Runnable::run,
			new QemuCapability(Runnable::run), (_, _) -> KnownPorts.NONE,
			(_, _) -> (_, _) -> CompletableFuture.allOf());
	private final List<Integer> opened = new ArrayList<>();
	private final ProblemsTable problems = new ProblemsTable(stage.parent(), definitions,
			(_, finding) -> opened.add(finding.where().start()));

	@BeforeEach
	void open() {
		stage.open();
		definitions.follow(problems::refresh);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private Host host() {
		var absent = CompletableFuture.failedFuture(new HostException("There is none.", List.of()));
		return (Host) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Host.class},
				(_, method, _) -> switch (method.getName()) {
					case "files" -> new FolderFiles(folder);
					case "id" -> "local";
					default -> absent;
				});
	}

	private OpenDefinition edited(String text) throws IOException {
		return definitions.open(host(), Files.writeString(folder.resolve("web.qemu"), text));
	}

	private List<String> rows() {
		return Stream.of(table().getItems()).map(item -> String.join("|", item.getText(0), item.getText(1),
				item.getText(2), item.getText(3))).toList();
	}

	private Table table() {
		return Stage.find((Composite) problems.control(), "problems.table", Table.class);
	}

	@Test
	void whatIsWrongIsListedWithItsOptionAndLineAndGoesWhenItIsMended() throws IOException {
		var definition = edited(TEXT);
		stage.await("the missing disc is told", () -> !rows().isEmpty());
		assertTrue(rows().getFirst().contains("no-such.iso"), rows()::toString);
		assertTrue(rows().getFirst().endsWith("|web|-cdrom|line 3"), rows()::toString);
		assertEquals("1 error, 0 warnings", problems.counts());
		stage.picture("problems-light");
		Files.writeString(folder.resolve("there.iso"), "x");
		definition.copy().change("Mend", TEXT.replace("no-such", "there"));
		stage.await("nothing is wrong", () -> rows().isEmpty());
	}

	@Test
	void aDoubleClickOpensItAtItsPlace() throws IOException {
		edited(TEXT);
		stage.await("the missing disc is told", () -> !rows().isEmpty());
		var event = new Event();
		event.item = table().getItem(0);
		table().notifyListeners(SWT.DefaultSelection, event);
		assertEquals(1, opened.size());
		assertTrue(opened.getFirst() >= TEXT.indexOf("-cdrom"), opened::toString);
		assertTrue(opened.getFirst() <= TEXT.indexOf("no-such"), opened::toString);
	}

	@Test
	void whatIsNoCommandLineIsToldAtOnceWithItsLine() throws IOException {
		var definition = edited(TEXT);
		definition.copy().change("Quote", TEXT.replace("1G", "'1G"));
		problems.refresh();
		assertEquals(List.of("A ' is never closed.|web||line 2"), rows());
	}

	@Test
	void whatIsClosedIsListedNoLonger() throws IOException {
		var definition = edited(TEXT);
		stage.await("the missing disc is told", () -> !rows().isEmpty());
		definitions.close(definition);
		assertEquals(List.of(), rows());
	}
}
