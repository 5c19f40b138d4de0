package org.wheelhouse.ui.qmp.console;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.IContentProposal;

/**
 * Something that could be written on, for JFace's popup.
 *
 * @param start       where it would go, in characters
 * @param end         where that ends which it would replace
 * @param text        what it is
 * @param detail      what is said beside it
 * @param description what is said of it when it is selected; may be empty
 */
record Suggestion(int start, int end, String text, String detail, String description)
		implements
			IContentProposal {

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
