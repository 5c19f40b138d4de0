package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.StartUnclear;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.NewerImage;

class StartingTest {

	/** A dialog takes one ampersand for the mark of a key, and two images could look alike. */
	@Test
	void theQuestionNamesTheImagesToTheLetter() {
		var image = new DefinedImage(0, 0, "R&D.qcow2", Optional.empty(), "file", false, true);
		var unclear = new StartUnclear("a", List.of(
				new NewerImage(image, Path.of("/vm/R&D.qcow2"), Path.of("/vm/R&D-snapshot.qcow2"),
						NewerImage.Relation.UPON, "qcow2")));
		var buttons = Starting.buttons(unclear);
		assertEquals(List.of("Start on R&&D-snapshot.qcow2", "Start on R&&D.qcow2"), List.of(buttons[0], buttons[1]));
		var text = Starting.text(unclear);
		assertTrue(text.startsWith("/vm/R&&D-snapshot.qcow2 was put on top of /vm/R&&D.qcow2"), text);
	}

	@Test
	void aCommittedOverlayIsSaidToBeOne() {
		var image = new DefinedImage(0, 0, "one.qcow2", Optional.empty(), "file", false, true);
		var unclear = new StartUnclear("a", List.of(new NewerImage(image, Path.of("/vm/one.qcow2"),
				Path.of("/vm/d.raw"), NewerImage.Relation.BENEATH, "raw")));
		assertEquals(List.of("Start on d.raw", "Start on one.qcow2", "Cancel"), List.of(Starting.buttons(unclear)));
		assertTrue(Starting.text(unclear).contains("the machine has since gone on in /vm/d.raw"),
				Starting.text(unclear));
	}
}
