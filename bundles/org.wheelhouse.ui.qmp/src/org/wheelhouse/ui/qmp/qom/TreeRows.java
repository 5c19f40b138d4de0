package org.wheelhouse.ui.qmp.qom;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.ui.qmp.qom.ObjectTree.Children;

/** The tree as its viewer wants it: objects, and a row with a note where there are none to show. */
final class TreeRows implements ITreeContentProvider {

	private final ObjectTree tree;

	TreeRows(ObjectTree tree) {
		this.tree = tree;
	}

	/**
	 * A row that is no object.
	 *
	 * @param failed whether it tells why there are none
	 */
	record Note(QomNode parent, String text, boolean failed) {}

	@Override
	public Object[] getElements(@Nullable Object input) {
		return getChildren(input);
	}

	@Override
	public Object[] getChildren(@Nullable Object element) {
		return element instanceof QomNode node ? rows(node).toArray() : new Object[0];
	}

	private List<?> rows(QomNode node) {
		return switch (tree.children(node)) {
			case Children.Unread(),Children.Reading() -> List.of(new Note(node, Messages.Tree_Reading, false));
			case Children.Read(List<QomNode> nodes) -> nodes;
			case Children.Failed(String words) -> List.of(new Note(node, words, true));
		};
	}

	@Override
	public @Nullable Object getParent(@Nullable Object element) {
		// The type of the one above is not known from below: what is shown was opened from above.
		return element instanceof Note note ? note.parent() : null;
	}

	@Override
	public boolean hasChildren(@Nullable Object element) {
		return element instanceof QomNode node && tree.isOpenable(node);
	}
}
