package org.wheelhouse.producttest;

import java.awt.event.KeyEvent;
import java.util.function.Consumer;

/** Goes through the pages of a machine's definition with mouse and keyboard, and saves nothing. */
final class DefinitionPictures {

	private static final String SECTIONS = "form.sections";
	private static final String SIZE = "form.size";

	private final InputRobot hand;
	private final WidgetInspector eyes;
	private final WorkbenchDriver person;
	private final Consumer<String> picture;

	/** @param picture takes one of this name */
	DefinitionPictures(Workbench workbench, Consumer<String> picture) {
		hand = workbench.hand();
		eyes = workbench.eyes();
		person = new WorkbenchDriver(workbench);
		this.picture = picture;
	}

	/**
	 * With the editor of a machine in front.
	 *
	 * @param prefix of the pictures' names
	 */
	void take(String prefix) {
		person.show("Definition");
		hand.click(eyes.row(SECTIONS, row -> row.says("Memory"), "the section of memory", WidgetInspector.USUAL)
				.bounds());
		String before = eyes.byId(SIZE).text();
		person.fill(SIZE, "320M");
		Await.until("the text says so too", WidgetInspector.USUAL,
				() -> eyes.byId("definition.source").text().contains("320M"));
		picture.accept(prefix + "definition");
		person.show("Source");
		Await.until("the other page says so too", WidgetInspector.USUAL,
				() -> eyes.byId("source").text().contains("320M"));
		picture.accept(prefix + "source");
		person.show("Definition");
		while (!eyes.byId(SIZE).text().equals(before)) {
			hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
			eyes.awaitTaken();
		}
		person.show("Overview");
	}
}
