package org.wheelhouse.ui.devices.pci;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.WidgetIds;

/** The bin: a function that is dropped here is unplugged. The Delete key does the same, so it takes no focus. */
final class UnplugBin extends Canvas implements WidgetIds {

	private static final Point SIZE = new Point(170, 26);

	private boolean lit;

	UnplugBin(Composite parent, Consumer<PciFunction> unplug) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		ColorRole.SURFACE.fill(this);
		setToolTipText(Messages.UnplugBin_tip);
		WidgetIds.name(this, "pci.bin");
		setData(WidgetIds.KEY, this);
		getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.UnplugBin_drop));
		addListener(SWT.Paint, event -> paint(event.gc));
		var target = new DropTarget(this, DND.DROP_MOVE | DND.DROP_DEFAULT);
		target.setTransfer(LocalSelectionTransfer.getTransfer());
		target.addDropListener(new Drop(unplug));
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(SIZE.x, SIZE.y);
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var size = getSize();
		return Map.of("bin", new Rectangle(0, 0, size.x, size.y));
	}

	private void light(boolean wanted) {
		lit = wanted;
		redraw();
	}

	private void paint(GC gc) {
		var size = getSize();
		var pen = new DiagramGraphics(gc);
		pen.dashedBox(new Rectangle(0, 0, size.x, size.y), lit ? ColorRole.ERROR_FILL : ColorRole.SURFACE,
				lit ? ColorRole.FAIL : ColorRole.LINE2);
		pen.icon(Icon.BIN, 24, (size.y - 14) / 2);
		pen.text(Messages.UnplugBin_drop, 32, (size.y - pen.height(Fonts.SMALL)) / 2, size.x - 36, Fonts.SMALL,
				lit ? ColorRole.TEXT : ColorRole.TEXT2);
	}

	private final class Drop extends DropTargetAdapter {

		private final Consumer<PciFunction> unplug;

		Drop(Consumer<PciFunction> unplug) {
			this.unplug = unplug;
		}

		@Override
		public void dragOver(@Nullable DropTargetEvent event) {
			if (event != null) {
				event.detail = dragged().isPresent() ? DND.DROP_MOVE : DND.DROP_NONE;
				light(dragged().isPresent());
			}
		}

		@Override
		public void dragLeave(@Nullable DropTargetEvent event) {
			light(false);
		}

		@Override
		public void drop(@Nullable DropTargetEvent event) {
			light(false);
			dragged().ifPresent(function -> getDisplay().timerExec(0, () -> unplug.accept(function)));
		}

		private static Optional<PciFunction> dragged() {
			return DeviceDrag.dragged(PciFunction.class);
		}
	}
}
