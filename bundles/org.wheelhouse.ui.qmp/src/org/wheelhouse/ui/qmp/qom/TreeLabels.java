package org.wheelhouse.ui.qmp.qom;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.ui.qmp.rows.RowLabels;
import org.wheelhouse.ui.theme.ColorRole;

/** How the rows of the tree read: the names, or the types at the right. */
final class TreeLabels extends RowLabels {

	private final boolean types;

	TreeLabels(boolean types) {
		super(types);
		this.types = types;
	}

	@Override
	protected String text(Object element) {
		return switch (element) {
			case QomNode node -> types ? node.type() : node.name();
			case TreeRows.Note note when !types -> note.text();
			default -> "";
		};
	}

	@Override
	protected ColorRole color(Object element) {
		return switch (element) {
			case TreeRows.Note note -> note.failed() ? ColorRole.FAIL : ColorRole.FAINT;
			default -> types ? ColorRole.TEXT2 : ColorRole.TEXT;
		};
	}

	@Override
	protected @Nullable String tip(Object element) {
		return switch (element) {
			case QomNode node -> node.path() + "\n" + node.type();
			case TreeRows.Note note -> note.text();
			default -> null;
		};
	}
}
