package org.wheelhouse.ui.widget;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.IControlContentAdapter;
import org.eclipse.jface.fieldassist.IControlContentAdapter2;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** How JFace reads and writes a styled text, to complete what is written there. UI thread. */
public class StyledTextContents implements IControlContentAdapter, IControlContentAdapter2 {

	private static StyledText text(@Nullable Control control) {
		return (StyledText) Objects.requireNonNull(control);
	}

	@Override
	public void setControlContents(@Nullable Control control, @Nullable String contents, int caret) {
		text(control).setText(contents);
		text(control).setCaretOffset(caret);
	}

	@Override
	public void insertControlContents(@Nullable Control control, @Nullable String contents, int caret) {
		text(control).insert(contents);
		text(control).setCaretOffset(text(control).getCaretOffset() + caret);
	}

	@Override
	public @Nullable String getControlContents(@Nullable Control control) {
		return text(control).getText();
	}

	@Override
	public int getCursorPosition(@Nullable Control control) {
		return text(control).getCaretOffset();
	}

	@Override
	public @Nullable Rectangle getInsertionBounds(@Nullable Control control) {
		var text = text(control);
		var caret = text.getLocationAtOffset(text.getCaretOffset());
		return new Rectangle(caret.x, caret.y, 1, text.getLineHeight());
	}

	@Override
	public void setCursorPosition(@Nullable Control control, int index) {
		text(control).setCaretOffset(index);
	}

	@Override
	public @Nullable Point getSelection(@Nullable Control control) {
		return text(control).getSelection();
	}

	@Override
	public void setSelection(@Nullable Control control, @Nullable Point range) {
		text(control).setSelection(range);
	}
}
