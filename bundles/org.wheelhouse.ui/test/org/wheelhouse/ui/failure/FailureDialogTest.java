package org.wheelhouse.ui.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class FailureDialogTest {

	/** GTK complained of each bar beside a text of one line ("gtk_box_gadget_distribute: assertion 'size >= 0' failed"). */
	@Test
	void onlyATextThatIsTooHighHasABar() {
		try (var stage = new WidgetStage(400, 300)) {
			stage.open();
			var dialog = new FailureDialog(stage.shell(), new FailureReport("Add disk failed", "It is there already.",
					List.of(new FailureReport.Part("QEMU said", "Duplicate device ID 'r1'"),
							new FailureReport.Part("Sent", "-device virtio-rng-pci ".repeat(200)))));
			dialog.setBlockOnOpen(false);
			dialog.open();
			stage.settle();
			var bars = all(dialog.getShell(), Text.class).stream().map(text -> text.getVerticalBar() != null).toList();
			dialog.close();
			assertEquals(List.of(false, true), bars);
		}
	}

	@Test
	void aMachineIsNamedToTheLetter() {
		try (var stage = new WidgetStage(400, 300)) {
			stage.open();
			var dialog = new FailureDialog(stage.shell(), new FailureReport("Pause: 2 machines", "1 of 2 failed.",
					List.of(new FailureReport.Part("R&D", "no answer"))));
			dialog.setBlockOnOpen(false);
			dialog.open();
			var labels = all(dialog.getShell(), Label.class).stream().map(Label::getText).toList();
			dialog.close();
			assertTrue(labels.contains("R&&D"), labels.toString());
		}
	}

	private static <T extends Control> List<T> all(Composite in, Class<T> kind) {
		var found = new ArrayList<T>();
		for (Control child : in.getChildren()) {
			if (kind.isInstance(child)) {
				found.add(kind.cast(child));
			} else if (child instanceof Composite inner) {
				found.addAll(all(inner, kind));
			}
		}
		return found;
	}
}
