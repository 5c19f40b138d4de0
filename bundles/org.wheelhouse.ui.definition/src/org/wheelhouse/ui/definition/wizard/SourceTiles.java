package org.wheelhouse.ui.definition.wizard;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * What a machine is made from, as large choices of which one is taken. One stop for the Tab key; the arrows go from one to the
 * next. UI thread.
 */
final class SourceTiles extends Composite {

	private final Runnable changed;
	private final List<SourceTile> tiles;

	/** @param changed called after a person has chosen another */
	SourceTiles(Composite parent, SourceKind initial, Runnable changed) {
		super(parent, SWT.NONE);
		this.changed = changed;
		ColorRole.SURFACE.fill(this);
		GridLayoutFactory.fillDefaults().numColumns(SourceKind.values().length).equalWidth(true).spacing(6, 0)
				.applyTo(this);
		tiles = Arrays.stream(SourceKind.values()).map(this::tile).toList();
		show(initial);
	}

	private SourceTile tile(SourceKind kind) {
		var tile = new SourceTile(this, kind);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tile);
		tile.addListener(SWT.MouseDown, _ -> choose(kind));
		tile.addListener(SWT.KeyDown, this::key);
		tile.addListener(SWT.Traverse, SourceTiles::traverse);
		return tile;
	}

	SourceKind kind() {
		return tiles.stream().filter(SourceTile::isChosen).findFirst().map(SourceTile::kind)
				.orElse(SourceKind.INSTALLER);
	}

	/** As if a person had chosen it. */
	void choose(SourceKind kind) {
		if (isEnabled()) {
			var other = kind != kind();
			show(kind);
			tile(tiles, kind).setFocus();
			if (other) {
				changed.run();
			}
		}
	}

	/** Shows it as chosen; nobody is told. */
	void show(SourceKind kind) {
		tiles.forEach(tile -> tile.choose(tile.kind() == kind));
		setTabList(new SourceTile[]{tile(tiles, kind)});
	}

	@Override
	public boolean setFocus() {
		return !isDisposed() && tile(tiles, kind()).setFocus();
	}

	private static SourceTile tile(List<SourceTile> tiles, SourceKind kind) {
		return tiles.get(kind.ordinal());
	}

	private void key(Event event) {
		var step = switch (event.keyCode) {
			case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> 1;
			case SWT.ARROW_LEFT, SWT.ARROW_UP -> -1;
			default -> 0;
		};
		if (step != 0) {
			choose(SourceKind.values()[Math.floorMod(kind().ordinal() + step, tiles.size())]);
		}
	}

	/** The arrows are the choices' own; all other keys go on. */
	private static void traverse(Event event) {
		event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS;
	}
}
