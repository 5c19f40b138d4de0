package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.Viewer;

/** Categories with what is visible of each. */
final class PaletteContent implements ITreeContentProvider {

	/** What is looked for most. */
	private static final List<String> FIRST = List.of(Messages.PaletteEntry_templates, Messages.PaletteLabels_storage,
			Messages.PaletteLabels_network);

	private List<PaletteEntry> visible = List.of();

	@Override
	public void inputChanged(@Nullable Viewer viewer, @Nullable Object old, @Nullable Object input) {
		visible = input instanceof List<?> list
				? list.stream().filter(PaletteEntry.class::isInstance).map(PaletteEntry.class::cast).toList()
				: List.of();
	}

	@Override
	public Object[] getElements(@Nullable Object input) {
		return Stream.concat(FIRST.stream(), visible.stream().flatMap(entry -> entry.categories().stream()).sorted())
				.distinct().filter(this::hasChildren).toArray();
	}

	@Override
	public Object[] getChildren(@Nullable Object parent) {
		return parent instanceof String category
				? visible.stream().filter(entry -> entry.categories().contains(category)).toArray()
				: new Object[0];
	}

	/** The first heading over what QEMU has; templates are few and stand above it. */
	Object first() {
		return Stream.of(getElements(null)).filter(heading -> !heading.equals(Messages.PaletteEntry_templates))
				.findFirst().orElse(Messages.PaletteEntry_templates);
	}

	/** How many are visible beneath a heading. */
	int count(String category) {
		return getChildren(category).length;
	}

	@Override
	public @Nullable Object getParent(@Nullable Object element) {
		return element instanceof PaletteEntry entry ? entry.categories().getFirst() : null;
	}

	@Override
	public boolean hasChildren(@Nullable Object element) {
		return element instanceof String category
				&& visible.stream().anyMatch(entry -> entry.categories().contains(category));
	}
}
