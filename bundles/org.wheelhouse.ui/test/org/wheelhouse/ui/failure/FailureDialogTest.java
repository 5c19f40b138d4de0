package org.wheelhouse.ui.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.screendump.WidgetStage;

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
			var bars = texts(dialog.getShell()).stream().map(text -> text.getVerticalBar() != null).toList();
			dialog.close();
			assertEquals(List.of(false, true), bars);
		}
	}

	private static List<Text> texts(Composite in) {
		var texts = new ArrayList<Text>();
		for (Control child : in.getChildren()) {
			if (child instanceof Text text) {
				texts.add(text);
			} else if (child instanceof Composite inner) {
				texts.addAll(texts(inner));
			}
		}
		return texts;
	}
}
