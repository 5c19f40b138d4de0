package org.wheelhouse.ui.machines;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TransferData;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/**
 * Has machines dragged within the list: one that has a guest onto another computer, or onto a machine that waits for a guest.
 * Files are taken as elsewhere in the view. UI thread.
 */
final class MachineDrag {

	private final TreeViewer viewer;
	private final Consumer<MigrateDropped> dropped;

	private MachineDrag(TreeViewer viewer, Consumer<MigrateDropped> dropped) {
		this.viewer = viewer;
		this.dropped = dropped;
	}

	/**
	 * Begins.
	 *
	 * @param files   what becomes of those
	 * @param dropped told what was dropped where it can go
	 */
	static void install(TreeViewer viewer, DefinitionDrop.Taker files, Consumer<MigrateDropped> dropped) {
		new MachineDrag(viewer, dropped).install(DefinitionDrop.listener(files));
	}

	private void install(DropTargetAdapter files) {
		var source = new DragSource(viewer.getTree(), DND.DROP_MOVE);
		source.setTransfer(LocalSelectionTransfer.getTransfer());
		source.addDragListener(new Source());
		var target = new DropTarget(viewer.getTree(), DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
		target.setTransfer(LocalSelectionTransfer.getTransfer(), FileTransfer.getInstance());
		target.addDropListener(new Target(files));
	}

	/** Whether a machine has a guest that could go elsewhere. */
	static boolean canGo(Machine machine) {
		return machine.getState() == MachineState.RUNNING || machine.getState() == MachineState.PAUSED;
	}

	/** The place that a row stands for, where that machine can go; empty where it cannot. */
	static Optional<String> place(Machine dragged, @Nullable Object row) {
		return switch (row) {
			case Host host when host != dragged.getHost() && (host.getConnection() == HostConnection.HERE
					|| host.getConnection() == HostConnection.CONNECTED) ->
				Optional.of(host.getId());
			case Machine machine when machine != dragged && machine.getState() == MachineState.INCOMING ->
				Optional.of(machine.getId());
			case null, default -> Optional.empty();
		};
	}

	private static Optional<Machine> dragged() {
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
				&& selection.size() == 1 && selection.getFirstElement() instanceof Machine machine
						? Optional.of(machine)
						: Optional.empty();
	}

	private final class Source extends DragSourceAdapter {

		@Override
		public void dragStart(@Nullable DragSourceEvent event) {
			if (event == null) {
				return;
			}
			var selection = viewer.getStructuredSelection();
			event.doit = selection.size() == 1 && selection.getFirstElement() instanceof Machine machine
					&& canGo(machine);
			if (event.doit) {
				LocalSelectionTransfer.getTransfer().setSelection(selection);
			}
		}

		@Override
		public void dragSetData(@Nullable DragSourceEvent event) {
			if (event != null) {
				event.data = LocalSelectionTransfer.getTransfer().getSelection();
			}
		}

		@Override
		public void dragFinished(@Nullable DragSourceEvent event) {
			LocalSelectionTransfer.getTransfer().setSelection(null);
		}
	}

	/** A row takes a machine or not; files go to whom they always do. */
	private final class Target extends DropTargetAdapter {

		private final DropTargetAdapter files;

		Target(DropTargetAdapter files) {
			this.files = files;
		}

		private static boolean isMachine(@Nullable TransferData type) {
			return LocalSelectionTransfer.getTransfer().isSupportedType(type);
		}

		@Override
		public void dragEnter(@Nullable DropTargetEvent event) {
			dragOver(event);
		}

		@Override
		public void dragOver(@Nullable DropTargetEvent event) {
			if (event == null) {
				return;
			}
			if (isMachine(event.currentDataType)) {
				event.detail = place(event).isPresent() ? DND.DROP_MOVE : DND.DROP_NONE;
				event.feedback = DND.FEEDBACK_SELECT | DND.FEEDBACK_SCROLL | DND.FEEDBACK_EXPAND;
			} else {
				event.feedback = DND.FEEDBACK_SCROLL;
				files.dragEnter(event);
			}
		}

		@Override
		public void dragOperationChanged(@Nullable DropTargetEvent event) {
			dragOver(event);
		}

		private Optional<String> place(DropTargetEvent event) {
			var row = event.item == null ? null : event.item.getData();
			return dragged().flatMap(machine -> MachineDrag.place(machine, row));
		}

		@Override
		public void drop(@Nullable DropTargetEvent event) {
			if (event == null) {
				return;
			}
			if (isMachine(event.currentDataType)) {
				dragged().ifPresent(machine -> place(event)
						.ifPresent(place -> dropped.accept(new MigrateDropped(machine.getId(), place))));
			} else {
				files.drop(event);
			}
		}
	}
}
