package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.WidgetStage;

/** Files that are dropped, as far as the listener of the drop target hears of them. */
@Tag("display")
class DefinitionDropTest {

	private final WidgetStage stage = new WidgetStage(300, 200);
	private final List<String> taken = new ArrayList<>();

	@BeforeEach
	void open() {
		DefinitionDrop.on(stage.parent(), new DefinitionDrop.Taker() {
			@Override
			public void definitions(List<Path> files) {
				files.forEach(file -> taken.add("import " + file));
			}

			@Override
			public void image(Path file) {
				taken.add("new machine from " + file);
			}

			@Override
			public void left(List<Path> images) {
				taken.add("left " + images);
			}
		});
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	/** The event that SWT makes of a drop has no constructor for others. */
	private void drop(String... files) throws ReflectiveOperationException {
		var constructor = Class.forName("org.eclipse.swt.dnd.DNDEvent").getDeclaredConstructor();
		constructor.setAccessible(true);
		var event = (Event) constructor.newInstance();
		Objects.requireNonNull(event).data = files;
		((DropTarget) stage.parent().getData(DND.DROP_TARGET_KEY)).notifyListeners(DND.Drop, event);
	}

	@Test
	void anImageOrDiscBeginsANewMachineWithIt() throws Exception {
		drop("/iso/debian 12, ä.iso");
		drop("/images/disk.qcow2");
		assertEquals(List.of("new machine from /iso/debian 12, ä.iso", "new machine from /images/disk.qcow2"), taken);
	}

	@Test
	void ofSeveralImagesTheFirstOpensOneWindowAndTheOthersAreNamed() throws Exception {
		drop("/a.iso", "/run.sh", "/b.img", "/c.qcow2", "/web.qemu");
		assertEquals(
				List.of("import /run.sh", "import /web.qemu", "new machine from /a.iso", "left [/b.img, /c.qcow2]"),
				taken);
	}

	@Test
	void definitionsAloneOpenNoWindow() throws Exception {
		drop("/run.sh");
		assertEquals(List.of("import /run.sh"), taken);
	}
}
