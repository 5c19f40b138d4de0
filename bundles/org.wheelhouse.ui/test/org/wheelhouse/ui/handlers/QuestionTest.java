package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.testkit.WidgetStage;

/** A question that loses nothing is left out once a person has said so with an agreement, and only that one. */
@Tag("display")
@NonNullByDefault({})
class QuestionTest {

	private final WidgetStage stage = new WidgetStage(300, 200);
	private final Preferences node = new EclipsePreferences();
	private final List<String> asked = new ArrayList<>();

	@BeforeEach
	void open() {
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void agreedWithTheBoxItIsNotAskedAgain() {
		assertTrue(answer("Unplug", true, Question.UNPLUG));
		assertEquals(1, asked.size());
		assertTrue(answer("Unplug", true, Question.UNPLUG));
		assertEquals(1, asked.size(), "not asked");
		assertTrue(answer("Unplug", false, Question.SEVERAL));
		assertEquals(2, asked.size(), "another question");
		assertTrue(Question.SEVERAL.isAsked(node));
	}

	@Test
	void cancelledWithTheBoxItIsAskedAgain() {
		assertFalse(answer("Cancel", true, Question.UNPLUG));
		assertTrue(Question.UNPLUG.isAsked(node));
	}

	private boolean answer(String button, boolean box, Question question) {
		Runnable person = () -> press(button, box);
		stage.display().timerExec(50, person);
		try {
			return Confirm.agreed(question, node, stage.shell(), "Title", "Text", "Unplug");
		} finally {
			stage.display().timerExec(-1, person);
		}
	}

	private void press(String button, boolean box) {
		var dialog = Stream.of(stage.display().getShells()).filter(shell -> shell != stage.shell())
				.filter(Shell::isVisible).findFirst();
		if (dialog.isEmpty()) {
			return;
		}
		asked.add(button);
		buttons(dialog.get()).filter(one -> (one.getStyle() & SWT.CHECK) != 0).forEach(one -> {
			one.setSelection(box);
			one.notifyListeners(SWT.Selection, new Event());
		});
		buttons(dialog.get()).filter(one -> one.getText().replace("&", "").equals(button)).findFirst().orElseThrow()
				.notifyListeners(SWT.Selection, new Event());
	}

	private static Stream<Button> buttons(Composite in) {
		return Stream.of(in.getChildren()).flatMap(QuestionTest::buttons);
	}

	private static Stream<Button> buttons(Control control) {
		return control instanceof Button button
				? Stream.of(button)
				: control instanceof Composite inner ? buttons(inner) : Stream.of();
	}
}
