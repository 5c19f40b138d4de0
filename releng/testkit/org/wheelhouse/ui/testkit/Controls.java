package org.wheelhouse.ui.testkit;

import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.ui.widget.WidgetIds;

/** Finds widgets by the names that they are given, and reads what they show. */
public final class Controls {

	private Controls() {
	}

	/** The control with a name, which must be there. */
	public static <C extends Control> C find(Control root, String id, Class<C> type) {
		return all(root).filter(control -> id.equals(control.getData(WidgetIds.ID))).map(type::cast).findFirst()
				.orElseThrow();
	}

	/** A control and all inside it. */
	public static Stream<Control> all(Control root) {
		return Stream.concat(Stream.of(root), root instanceof Composite composite
				? Stream.of(composite.getChildren()).flatMap(Controls::all)
				: Stream.empty());
	}

	/** All texts of labels and links. */
	public static String text(Control root) {
		return String.join(" ", all(root).map(child -> switch (child) {
			case Label label -> label.getText();
			case Link link -> link.getText();
			default -> "";
		}).filter(text -> !text.isEmpty()).toList());
	}

	/** Every item of a tree, in the order of reading. */
	public static Stream<TreeItem> items(Tree tree) {
		return Stream.of(tree.getItems()).flatMap(Controls::items);
	}

	/** Presses a key in a control. */
	public static void key(Control control, int eventType, int code) {
		var event = new Event();
		event.keyCode = code;
		control.notifyListeners(eventType, event);
	}

	private static Stream<TreeItem> items(TreeItem item) {
		return Stream.concat(Stream.of(item), Stream.of(item.getItems()).flatMap(Controls::items));
	}
}
