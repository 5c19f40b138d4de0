package org.wheelhouse.probe;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.swt.widgets.Shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Everything visible, as one flat list, parents before children:
 *
 * <pre>
 * {"shell": title of the active one, "menus": [[text of an item, …]], "armed": text of an item, "widgets": [
 *  {"class": "Tree", "id": "machines.tree", "text": "", "tip": "",
 *   "shell": "Wheelhouse", "bounds": [x,y,w,h], "enabled": true, "focus": false, "open": false, "maximised": false,
 *   "items": [{"text": [a cell each], "tip": "", "bounds": […], "depth": 0, "selected": true, "enabled": true}],
 *   "landmarks": {"pci.0/slot/05": [x,y,w,h]}}]}
 * </pre>
 *
 * Open is a combo whose list has popped up; maximised are tabs that have the whole window. Rectangles are in pixels of the
 * display and cut to what their parents let through; what is scrolled out of sight has a width or height of 0. To be used on the UI thread.
 */
final class WidgetTree {
	private final Display display;
	private final ShownMenus menus;
	private final ArrayNode widgets = JsonNodeFactory.instance.arrayNode();

	WidgetTree(Display display, ShownMenus menus) {
		this.display = display;
		this.menus = menus;
	}

	ObjectNode toJson() {
		for (Shell shell : display.getShells()) {
			add(shell, shell.getText(), shell.getBounds());
		}
		Shell active = display.getActiveShell();
		ObjectNode tree = JsonNodeFactory.instance.objectNode().put("shell", active == null ? "" : active.getText());
		tree.set("menus", menus.toJson());
		tree.put("armed", menus.armed());
		return tree.set("widgets", widgets);
	}

	private void add(Control control, String shell, Rectangle window) {
		if (!control.isVisible()) {
			return;
		}
		Rectangle seen = outline(control).intersection(window);
		ObjectNode node = widgets.addObject().put("class", control.getClass().getSimpleName()) //
				.put("id", control.getData("wheelhouse.id") instanceof String id ? id : "") //
				.put("text", Texts.of(control)).put("tip", Texts.orEmpty(control.getToolTipText())) //
				.put("shell", shell).put("enabled", control.isEnabled()).put("focus", control.isFocusControl())
				.put("open", control instanceof Combo combo && combo.getListVisible())
				.put("maximised", control instanceof CTabFolder tabs && tabs.getMaximized());
		put(node, seen);
		Rectangle inside = content(control).intersection(seen);
		new ItemList(control, rectangle -> place(control, rectangle).intersection(inside))
				.addTo(node.putArray("items"));
		addLandmarks(node.putObject("landmarks"), control, inside);
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				add(child, shell, inside);
			}
		}
	}

	/** A shell's bounds are those on the display already, also where another shell is its parent. */
	private Rectangle outline(Control control) {
		return control instanceof Shell ? control.getBounds() : place(control.getParent(), control.getBounds());
	}

	/** What a control lets through of what is in it; only a scrolled one hides more than its own outline does. */
	private Rectangle content(Control control) {
		boolean scrolls = (control.getStyle() & (SWT.H_SCROLL | SWT.V_SCROLL)) != 0;
		return scrolls && control instanceof Scrollable scrollable
				? place(control, scrollable.getClientArea())
				: outline(control);
	}

	private static void addLandmarks(ObjectNode node, Control control, Rectangle inside) {
		Object landmarks = control.getData("wheelhouse.landmarks");
		if (landmarks == null) {
			return;
		}
		try {
			var method = landmarks.getClass().getMethod("landmarks");
			method.setAccessible(true);
			if (method.invoke(landmarks) instanceof Map<?, ?> named) {
				named.forEach((name, value) -> {
					if (value instanceof Rectangle rectangle) {
						Rectangle placed = control.getDisplay().map(control, null, rectangle).intersection(inside);
						node.set(String.valueOf(name), numbers(placed));
					}
				});
			}
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(landmarks.getClass() + " tells no landmarks", e);
		}
	}

	private Rectangle place(@Nullable Control parent, Rectangle rectangle) {
		return parent == null ? rectangle : display.map(parent, null, rectangle);
	}

	static void put(ObjectNode node, Rectangle rectangle) {
		node.set("bounds", numbers(rectangle));
	}

	private static ArrayNode numbers(Rectangle rectangle) {
		return JsonNodeFactory.instance.arrayNode().add(rectangle.x).add(rectangle.y).add(rectangle.width)
				.add(rectangle.height);
	}
}
