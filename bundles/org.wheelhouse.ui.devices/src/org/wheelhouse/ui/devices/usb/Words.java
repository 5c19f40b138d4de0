package org.wheelhouse.ui.devices.usb;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;

/** Leaves the rows that have all the words of a filter. */
final class Words extends ViewerFilter {

	private final String words;

	Words(String words) {
		this.words = words;
	}

	@Override
	public boolean select(@Nullable Viewer viewer, @Nullable Object parent, @Nullable Object element) {
		return element != null && UsbText.matches(element, words);
	}
}
