package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.Viewer;
import org.wheelhouse.core.pci.DeviceType.Category;

/** Categories with what is visible of each. */
final class PaletteContent implements ITreeContentProvider {

	private List<PaletteEntry> visible = List.of();

	@Override
	public void inputChanged(@Nullable Viewer viewer, @Nullable Object old, @Nullable Object input) {
		visible = input instanceof List<?> list
				? list.stream().filter(PaletteEntry.class::isInstance).map(PaletteEntry.class::cast).toList()
				: List.of();
	}

	@Override
	public Object[] getElements(@Nullable Object input) {
		return Stream.of(Category.values()).filter(this::hasChildren).toArray();
	}

	@Override
	public Object[] getChildren(@Nullable Object parent) {
		return visible.stream().filter(entry -> entry.type().category() == parent).toArray();
	}

	@Override
	public @Nullable Object getParent(@Nullable Object element) {
		return element instanceof PaletteEntry entry ? entry.type().category() : null;
	}

	@Override
	public boolean hasChildren(@Nullable Object element) {
		return element instanceof Category && getChildren(element).length > 0;
	}
}
