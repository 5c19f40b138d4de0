package org.wheelhouse.ui.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.ui.definition.FolderFiles;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.testkit.Stage;

/** What a user may do about a network is said under its kind. */
@Tag("display")
class NetworkNoteTest {

	private static final String TEXT = "qemu-system-x86_64 -netdev user,id=n0 -device virtio-net-pci,netdev=n0\n";

	@TempDir
	private Path folder = Path.of("");
	private final Stage stage = new Stage(760, 620);

	@AfterEach
	void close() {
		stage.close();
	}

	private Host host() {
		return (Host) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Host.class},
				(_, method, _) -> switch (method.getName()) {
					case "files" -> new FolderFiles(folder);
					case "run" -> CompletableFuture.failedFuture(new HostException("No program.", List.of()));
					default -> throw new AssertionError(method);
				});
	}

	@Test
	void itIsSaidOfTheKindThatIsChosenAndLeftOutWhereNothingIsKnown() throws Exception {
		var form = new FormPane(stage.parent(), (_, _, _, _) -> {
			// nothing is marked
		});
		var copy = new WorkingCopy(new FolderFiles(folder), Files.writeString(folder.resolve("web.qemu"), TEXT),
				Runnable::run, System::nanoTime, (_, _) -> CompletableFuture.allOf());
		copy.look();
		stage.open();
		form.show(copy, new ImagePlace(host(), folder), () -> QemuFacts.NONE, List::of);
		var sections = Stage.find(form.control(), "form.sections", Table.class);
		sections.setSelection(7);
		var event = new Event();
		event.item = sections.getItem(7);
		sections.notifyListeners(SWT.Selection, event);
		stage.await("it is said", () -> note(form).getVisible());
		assertEquals("This user may always do this; nothing has to be set up.", note(form).getText());
		stage.picture("network-note");
		copy.change("Socket", TEXT.replace("user,id=n0", "socket,id=n0"));
		assertFalse(note(form).getVisible());
	}

	private static Label note(FormPane form) {
		return Stage.find(form.control(), "form.network.note", Label.class);
	}
}
