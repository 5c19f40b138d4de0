package org.wheelhouse.producttest;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The tour's look at the window New Machine, by day and by night. */
final class NewMachinePictures {
	private final Workbench workbench;
	private final WorkbenchDriver person;
	private final Path guest;
	private final Consumer<String> picture;

	/**
	 * @param guest   the folder of the sample guest
	 * @param picture takes one of this name
	 */
	NewMachinePictures(Workbench workbench, Path guest, Consumer<String> picture) {
		this.workbench = workbench;
		this.guest = guest;
		this.picture = picture;
		person = new WorkbenchDriver(workbench);
	}

	void take() {
		person.chooseAppearance(KeyEvent.VK_L);
		take("new-machine");
		person.chooseAppearance(KeyEvent.VK_D);
		take("dark-new-machine");
	}

	private void take(String name) {
		workbench.hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_N);
		var window = new NewMachineWindow(workbench);
		window.fill("disc", guest.resolve("disc.iso").toString());
		window.awaitSaid("disc", ", ");
		window.fill("name", "debian-12");
		window.awaitComplete();
		picture.accept(name + "-disc");
		window.source("disk");
		window.fill("image", guest.resolve("disk.qcow2").toString());
		window.awaitSaid("image", "qcow2");
		window.awaitComplete();
		picture.accept(name + "-image");
		workbench.hand().keys(KeyEvent.VK_ESCAPE);
		Await.until("New Machine has closed", WidgetInspector.USUAL,
				() -> workbench.eyes().nowById("newMachine").isEmpty());
	}
}
