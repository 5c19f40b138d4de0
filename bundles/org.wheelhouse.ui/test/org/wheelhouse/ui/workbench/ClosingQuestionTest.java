package org.wheelhouse.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.AfterLogout.Fate;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class ClosingQuestionTest {

	private static final String FATE = "When the last session of ann on this computer ends, the user's manager ends with it, and all machines that it has.";

	/** The answer of a computer may come late: the question is there at once, and says it then. */
	@Test
	void whatBecomesOfMachinesAtLogoutIsSaidWhenItIsKnown() {
		try (var stage = new WidgetStage(300, 200).open()) {
			var buttons = new LinkedHashMap<>(Map.of("Leave Running", 0));
			buttons.put("Power Down", 1);
			buttons.put("Force Off", 2);
			buttons.put("Cancel", 3);
			var dialog = new ClosingQuestion.Question(stage.shell(),
					"These machines were launched by the workbench and run: a.",
					buttons);
			dialog.setBlockOnOpen(false);
			dialog.open();
			stage.settle();
			var before = dialog.getShell().getSize().y;
			dialog.tell("this computer", AfterLogout.UNKNOWN);
			assertEquals(before, dialog.getShell().getSize().y);
			dialog.tell("this computer", new AfterLogout(Fate.END, FATE, "loginctl enable-linger ann"));
			stage.settle();
			var command = WidgetStage.named(dialog.getShell(), "close.command", Text.class);
			assertEquals("loginctl enable-linger ann", command.getText());
			var said = all(dialog.getShell()).filter(Label.class::isInstance).map(Label.class::cast)
					.filter(label -> label.getText().equals(FATE)).findFirst().orElseThrow();
			var room = stage.display().map(said, dialog.getShell(), said.getBounds());
			assertTrue(said.getBounds().height >= said.computeSize(said.getBounds().width, -1).y, "it is whole");
			assertTrue(dialog.getShell().getSize().y > before && room.height > 0, "the window has grown");
			stage.picture(dialog.getShell(), "closing");
			dialog.close();
			dialog.tell("this computer", new AfterLogout(Fate.RUN_ON, "late", ""));
		}
	}

	private static Stream<Control> all(Composite in) {
		return Arrays.stream(in.getChildren())
				.flatMap(child -> child instanceof Composite area
						? Stream.concat(Stream.of(child), all(area))
						: Stream.of(child));
	}
}
