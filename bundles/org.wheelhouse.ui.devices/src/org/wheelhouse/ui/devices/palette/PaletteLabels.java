package org.wheelhouse.ui.devices.palette;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;

/** How the rows of the palette read: the names, or the counts at the right. */
final class PaletteLabels extends ColumnLabelProvider {

	private final boolean counts;
	private final PaletteContent content;

	PaletteLabels(boolean counts, PaletteContent content) {
		this.counts = counts;
		this.content = content;
	}

	@Override
	public String getText(@Nullable Object element) {
		return switch (element) {
			case PaletteEntry entry -> counts ? entry.count() : entry.name();
			case String category -> counts ? String.valueOf(content.count(category)) : category;
			case null, default -> "";
		};
	}

	@Override
	public @Nullable Image getImage(@Nullable Object element) {
		return element instanceof PaletteEntry entry && !counts ? icon(entry.type()).image() : null;
	}

	@Override
	public @Nullable Color getForeground(@Nullable Object element) {
		if (!(element instanceof PaletteEntry entry)) {
			return counts ? ColorRole.TEXT2.color() : ColorRole.TEXT.color();
		}
		return switch (entry.fitness()) {
			case FITS -> counts ? ColorRole.TEXT2.color() : ColorRole.TEXT.color();
			case NEEDS -> counts ? ColorRole.PAUSE.color() : ColorRole.TEXT.color();
			case NEVER, NOWHERE -> ColorRole.FAINT.color();
		};
	}

	@Override
	public @Nullable Font getFont(@Nullable Object element) {
		return element instanceof String ? Fonts.BOLD.font() : Fonts.PLAIN.font();
	}

	@Override
	public @Nullable String getToolTipText(@Nullable Object element) {
		return element instanceof PaletteEntry entry ? entry.description("") : null;
	}

	/** The icon of a kind of device. */
	static Icon icon(DeviceType type) {
		return switch (type.category()) {
			case STORAGE -> Icon.DISK;
			case NETWORK -> Icon.NETWORK;
			case OTHER -> type.name().contains("rng") ? Icon.RANDOM : Icon.CHIP;
		};
	}
}
