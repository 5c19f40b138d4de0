package org.wheelhouse.ui.devices.block;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockNode;

/**
 * Takes a file from a file manager as the medium of the drive that it is dropped on, and beside the drives of the only one there
 * is. A drop only opens the form. UI thread.
 */
public final class MediumDrop extends DropTargetAdapter {

	private final Control control;
	private final Function<Point, Optional<Object>> elementAt;
	private final Supplier<List<BlockDevice>> devices;
	private final BiConsumer<BlockDevice, Path> insert;
	private final Function<Object, Optional<BlockDevice>> driveOf;
	private Optional<BlockDevice> aimed = Optional.empty();

	/**
	 * @param elementAt what is shown at a place in the control: a device or a node
	 * @param devices   all that are shown
	 * @param insert    told what was dropped on which drive
	 */
	MediumDrop(Control control, Function<Point, Optional<Object>> elementAt, Supplier<List<BlockDevice>> devices,
			BiConsumer<BlockDevice, Path> insert) {
		this(control, elementAt, devices, MediumDrop::device, insert);
	}

	/** @param driveOf which device an element is, or belongs to */
	public MediumDrop(Control control, Function<Point, Optional<Object>> elementAt,
			Supplier<List<BlockDevice>> devices, Function<Object, Optional<BlockDevice>> driveOf,
			BiConsumer<BlockDevice, Path> insert) {
		this.driveOf = driveOf;
		this.control = control;
		this.elementAt = elementAt;
		this.devices = devices;
		this.insert = insert;
	}

	/** On a control on which other things can be dropped, after what takes those. */
	public void install() {
		if (control.getData(DND.DROP_TARGET_KEY) instanceof DropTarget there) {
			there.setTransfer(
					Stream.concat(Stream.of(there.getTransfer()), Stream.of(FileTransfer.getInstance()))
							.toArray(Transfer[]::new));
			there.addDropListener(this);
		} else {
			var target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
			target.setTransfer(FileTransfer.getInstance());
			target.addDropListener(this);
		}
	}

	/** What else is dragged is others' business. */
	private static boolean isFile(DropTargetEvent event) {
		return FileTransfer.getInstance().isSupportedType(event.currentDataType);
	}

	@Override
	public void dragEnter(@Nullable DropTargetEvent event) {
		dragOver(event);
	}

	@Override
	public void dragOver(@Nullable DropTargetEvent event) {
		if (event != null && isFile(event)) {
			aimed = drive(elementAt.apply(control.toControl(event.x, event.y)));
			event.detail = aimed.isPresent() ? DND.DROP_COPY : DND.DROP_NONE;
		}
	}

	@Override
	public void dropAccept(@Nullable DropTargetEvent event) {
		if (event != null && isFile(event)) {
			event.detail = aimed.isPresent() ? DND.DROP_COPY : DND.DROP_NONE;
		}
	}

	/** SWT tells of leaving before it tells of a drop, so the drive is the one that was pointed at last. */
	@Override
	public void drop(@Nullable DropTargetEvent event) {
		if (event != null && event.data instanceof String[] files && files.length > 0) {
			aimed.ifPresent(drive -> insert.accept(drive, Path.of(files[0])));
		}
	}

	/** The drive that takes what is dropped on this; a disk takes nothing. */
	Optional<BlockDevice> drive(Optional<Object> element) {
		if (element.isPresent()) {
			return element.flatMap(driveOf).filter(BlockDevice::isRemovable);
		}
		var drives = devices.get().stream().filter(BlockDevice::isRemovable).toList();
		return drives.size() == 1 ? Optional.of(drives.getFirst()) : Optional.empty();
	}

	private static Optional<BlockDevice> device(Object element) {
		return switch (element) {
			case BlockDevice device -> Optional.of(device);
			case BlockNode node when node.eContainer() instanceof BlockDevice device -> Optional.of(device);
			default -> Optional.empty();
		};
	}
}
