package org.wheelhouse.ui.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.ui.widget.WidgetIds;

/** A {@link WidgetStage} for all of a shell, with what its widgets are found and pressed by. */
public final class Stage implements AutoCloseable {

	private final WidgetStage stage;

	public Stage(int width, int height) {
		stage = new WidgetStage(width, height);
	}

	public Composite parent() {
		return stage.parent();
	}

	/** Opens the shell and waits until it is there. */
	public void open() {
		stage.open();
	}

	/** Runs the event loop until it is so, or fails and says what was not. */
	public void await(String what, BooleanSupplier condition) {
		stage.await(condition, what);
	}

	/** Runs the event loop for some time, for what must not happen. */
	public void pump(Duration time) {
		stage.pump(time);
	}

	/** Writes what is shown to a file of the folder that a system property names, if it names one. */
	public void picture(String name) {
		stage.picture(stage.shell(), name);
	}

	/** The control that has this name. */
	public static <T extends Control> T find(Composite in, String id, Class<T> type) {
		return all(in).filter(control -> id.equals(control.getData(WidgetIds.ID))).map(type::cast).findFirst()
				.orElseThrow(() -> new AssertionError("no " + id));
	}

	/** What visible labels say. */
	public static Stream<String> texts(Composite in) {
		return all(in).filter(Label.class::isInstance).map(Label.class::cast).filter(Label::getVisible)
				.map(Label::getText);
	}

	/** Presses a key in a control. */
	public static void key(Control control, int code) {
		var event = new Event();
		event.keyCode = code;
		control.notifyListeners(SWT.KeyDown, event);
	}

	private static Stream<Control> all(Control root) {
		return Stream.concat(Stream.of(root), root instanceof Composite composite
				? Stream.of(composite.getChildren()).flatMap(Stage::all)
				: Stream.empty());
	}

	@Override
	public void close() {
		stage.close();
	}
}
