package org.wheelhouse.ui.qmp.qom;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Color;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.ui.common.ColorRole;

/** How the rows of the tree read: the names, or the types at the right. */
final class TreeLabels extends ColumnLabelProvider {

	private final boolean types;

	TreeLabels(boolean types) {
		this.types = types;
	}

	@Override
	public String getText(@Nullable Object element) {
		return switch (element) {
			case QomNode node -> types ? node.type() : node.name();
			case TreeRows.Note note when !types -> note.text();
			case null, default -> "";
		};
	}

	@Override
	public @Nullable Color getForeground(@Nullable Object element) {
		return switch (element) {
			case TreeRows.Note note -> (note.failed() ? ColorRole.FAIL : ColorRole.FAINT).color();
			case null, default -> (types ? ColorRole.TEXT2 : ColorRole.TEXT).color();
		};
	}

	@Override
	public @Nullable String getToolTipText(@Nullable Object element) {
		return switch (element) {
			case QomNode node -> node.path() + "\n" + node.type();
			case TreeRows.Note note -> note.text();
			case null, default -> null;
		};
	}
}
