package org.wheelhouse.ui.machines;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Control;

/** Takes files that are dropped from the file manager: definitions and QEMU scripts, images and discs. UI thread. */
final class DefinitionDrop extends DropTargetAdapter {

	private final Taker taker;

	/** What becomes of the files. */
	interface Taker {

		/** Definitions and scripts are imported. */
		void definitions(List<Path> files);

		/** One image or disc is what a machine may be made from. */
		void image(Path file);

		/** Further ones are left, for a window each would cover the other. */
		void left(List<Path> images);
	}

	private DefinitionDrop(Taker taker) {
		this.taker = taker;
	}

	/** What hears of files that are dragged and dropped, for a control that takes more than these. */
	static DropTargetAdapter listener(Taker taker) {
		return new DefinitionDrop(taker);
	}

	/** Makes a control take files, which are handed on. */
	static void on(Control control, Taker taker) {
		var target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
		target.setTransfer(FileTransfer.getInstance());
		target.addDropListener(new DefinitionDrop(taker));
	}

	@Override
	public void dragEnter(@Nullable DropTargetEvent event) {
		if (event != null && event.detail == DND.DROP_DEFAULT) {
			event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_NONE;
		}
	}

	@Override
	public void drop(@Nullable DropTargetEvent event) {
		if (event != null && event.data instanceof String[] files) {
			var kinds = Arrays.stream(files).map(Path::of).collect(Collectors.partitioningBy(NewMachineFrom::isImage));
			taker.definitions(kinds.getOrDefault(false, List.of()));
			var images = kinds.getOrDefault(true, List.of());
			images.stream().findFirst().ifPresent(taker::image);
			if (images.size() > 1) {
				taker.left(images.subList(1, images.size()));
			}
		}
	}
}
