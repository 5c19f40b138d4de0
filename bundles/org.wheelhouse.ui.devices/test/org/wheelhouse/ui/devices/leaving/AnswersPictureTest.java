package org.wheelhouse.ui.devices.leaving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.PendingUnplug;
import org.wheelhouse.ui.testkit.WidgetStage;

/** How the answers of a real guest are shown: {@code GuestAnswersQemuTest} has written down what the live model had of each. */
@Tag("display")
class AnswersPictureTest {

	private static final long NOW = 1_000_000;
	private static final long LATER = NOW + 60_000;

	private final WidgetStage stage = new WidgetStage(980, 140);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void fourAnswersAreFourPicturesAndOnlyWhatIsWaitedForHasAClock() throws Exception {
		var pictures = new HashSet<Integer>();
		var signs = new HashSet<Object>();
		var answers = Files.readAllLines(Path.of("test/org/wheelhouse/ui/devices/leaving/answers.txt"));
		assertEquals(List.of("never", "late", "refuses", "reset meanwhile"),
				answers.stream().map(line -> line.split("\\|")[0]).toList());
		for (var line : answers) {
			var unplug = List.of(unplug(line.split("\\|")));
			var bar = new LeavingBar(stage.parent(), new NoGestures());
			bar.show(unplug, NOW + 4000);
			stage.open();
			stage.settle();
			stage.picture(bar, "answer-" + line.split("\\|")[0].replace(' ', '-'));
			pictures.add(Arrays.hashCode(stage.picture(bar).data));
			var parts = ((Composite) bar.getChildren()[0]).getChildren();
			signs.add(((Label) parts[0]).getImage());
			var said = ((Label) parts[1]).getText();
			bar.show(unplug, LATER);
			boolean waits = unplug.getFirst().getState() == LeavingState.WAITING;
			assertEquals(waits, LeavingBar.hasClock(unplug), line);
			assertEquals(waits, !said.equals(((Label) parts[1]).getText()), line);
			assertTrue(said.contains(unplug.getFirst().getDevice()), said);
			assertFalse(((Link) parts[2]).getText().isEmpty(), line);
			bar.dispose();
		}
		assertEquals(answers.size(), pictures.size());
		assertEquals(answers.size(), signs.size());
	}

	private static PendingUnplug unplug(String[] told) {
		var unplug = LiveFactory.eINSTANCE.createPendingUnplug();
		unplug.setDevice(told[1]);
		unplug.setState(LeavingState.getByName(told[2]));
		unplug.setUsual(told[3]);
		unplug.setText(told[4]);
		unplug.setSinceMillis(NOW);
		return unplug;
	}

	private static final class NoGestures implements LeavingBar.Gestures {

		@Override
		public void askAgain(String deviceId) {
			// nobody clicks
		}

		@Override
		public void reset() {
			// nobody clicks
		}

		@Override
		public void dismiss(String deviceId) {
			// nobody clicks
		}
	}
}
