package org.wheelhouse.ui.diagram;

import java.util.List;

import org.eclipse.swt.graphics.Rectangle;

/**
 * One thing in a picture that can be pointed at, selected and read aloud.
 *
 * @param bounds   in the picture
 * @param elements what it stands for, the chief one first; selection survives a new arrangement by their {@code equals}
 * @param spoken   what a screen reader says
 * @param tip      what a person reads when pointing at it
 */
public record HotSpot(Rectangle bounds, List<?> elements, String spoken, String tip) {

	public HotSpot {
		elements = List.copyOf(elements);
	}

	/** What is selected by a click on it. */
	public Object element() {
		return elements.getFirst();
	}

	/** Whether it stands for an element. */
	public boolean standsFor(Object element) {
		return elements.contains(element);
	}
}
