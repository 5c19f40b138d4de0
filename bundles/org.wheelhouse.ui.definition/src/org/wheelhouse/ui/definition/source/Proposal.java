package org.wheelhouse.ui.definition.source;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.IContentProposal;

/**
 * Something that could be written, for JFace's popup.
 *
 * @param start where it would go
 * @param end   where that ends which it would replace
 */
record Proposal(int start, int end, String text, String detail, String description) implements IContentProposal {

	@Override
	public String getContent() {
		return text;
	}

	@Override
	public int getCursorPosition() {
		return text.length();
	}

	@Override
	public String getLabel() {
		return detail.isEmpty() ? text : text + "   " + detail;
	}

	@Override
	public @Nullable String getDescription() {
		return description.isEmpty() ? null : description;
	}
}
