package org.wheelhouse.ui.diagram;

import java.util.List;
import java.util.Optional;

/**
 * What of a picture is emphasized right now.
 *
 * @param selected the selected element
 * @param pointed  the element under the pointer
 * @param focused  whether the keyboard's focus is in the picture
 */
public record RenderState(Optional<Object> selected, Optional<Object> pointed, boolean focused) {

	/** Nothing is emphasized. */
	public static final RenderState PLAIN = new RenderState(Optional.empty(), Optional.empty(), false);

	/** Whether one of the elements is the selected one. */
	public boolean selects(List<?> elements) {
		return selected.isPresent() && elements.contains(selected.get());
	}

	/** Whether an element is under the pointer. */
	public boolean pointsAt(Object element) {
		return pointed.isPresent() && pointed.get().equals(element);
	}
}
