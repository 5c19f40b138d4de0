package org.wheelhouse.ui.devices.memory;

import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.model.live.MemoryState;
import org.wheelhouse.ui.devices.slot.SlotLine;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/** The content of the memory view: what can be done, slots as picture and table, sliders and the guest's figures. Knows no workbench. UI thread. */
final class MemoryPage extends Composite {

	/** A row of slots. */
	private static final int LEAST_PICTURE = 80;

	private final MemoryActions gestures;
	private final SlotLine line;
	private final DiagramAndTable twin;
	private final DiagramCanvas picture;
	private final TableViewer table;
	private final ScrolledComposite figures;
	private final GuestPanel guest;
	private @Nullable MemoryState memory;
	private List<?> rows = List.of();

	/**
	 * @param gestures what it offers
	 * @param clock    tells how old the guest's figures are
	 */
	MemoryPage(Composite parent, MemoryActions gestures, Clock clock) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		line = new SlotLine(this, "memory.line");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line.control());
		twin = new DiagramAndTable(this);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 150).applyTo(twin);
		picture = new DiagramCanvas(twin, "memory.picture", Messages.Memory_picture, this::arrange);
		table = MemoryTable.create(twin);
		twin.of(picture, table);
		new MemoryDrop(picture, () -> refusal().isEmpty(), slot -> gestures.plug(OptionalInt.of(slot))).install();
		picture.onOpen(this::open);
		picture.onDelete(this::unplug);
		table.addDoubleClickListener(_ -> twin.getSelection().forEach(this::open));
		table.getTable().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL) {
				twin.getSelection().forEach(this::unplug);
			}
		});
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> twin.getSelection()
				.forEach(element -> MemoryMenu.fill(shown, element, refusal(), gestures)));
		picture.setMenu(menu.createContextMenu(picture));
		table.getTable().setMenu(menu.createContextMenu(table.getTable()));
		addDisposeListener(_ -> menu.dispose());
		figures = new ScrolledComposite(this, SWT.V_SCROLL);
		ColorRole.SURFACE.fill(figures);
		WidgetIds.name(figures, "memory.figures");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(figures);
		guest = new GuestPanel(figures, gestures, clock);
		figures.setContent(guest);
		figures.setExpandHorizontal(true);
		figures.setExpandVertical(true);
		addListener(SWT.Resize, _ -> fit());
	}

	/** The slots stay in sight, and have no more room than they need; sliders and figures have what is left. */
	private void fit() {
		var area = getClientArea();
		int wanted = guest.computeSize(area.width, SWT.DEFAULT).y;
		int left = area.height - line.control().computeSize(area.width, SWT.DEFAULT).y;
		var data = (GridData) figures.getLayoutData();
		int slots = Math.max(LEAST_PICTURE, Math.max(arrange(area.width).size().y, left / 3));
		int height = Math.max(Math.clamp(left - LEAST_PICTURE, 0, wanted), left - slots);
		if (figures.getMinHeight() != wanted || data.heightHint != height) {
			figures.setMinHeight(wanted);
			data.heightHint = height;
			layout();
		}
	}

	/** Picture and table: one selection. */
	DiagramAndTable twin() {
		return twin;
	}

	/** Shows this memory, or what changed of it; null for none that is known. */
	void show(@Nullable MemoryState shown) {
		var listed = shown == null ? List.of() : MemoryRows.of(shown);
		if (shown == memory && listed.equals(rows)) {
			table.refresh();
		} else {
			memory = shown;
			rows = listed;
			table.setInput(listed);
		}
		picture.rearrange();
		guest.show(shown);
		if (shown != null) {
			say(shown);
		}
		fit();
	}

	private void say(MemoryState shown) {
		var text = shown.getSlotCount() > 0
				? Plural.bind(Messages.Memory_slots, MemoryText.size(shown.getBaseBytes()),
						shown.getSlotCount() - shown.getFreeSlots().size(), shown.getSlotCount(),
						MemoryText.size(shown.getMaximumBytes()))
				: NLS.bind(Messages.Memory_plain, MemoryText.size(shown.getBaseBytes()));
		if (shown.getPlugRefusal().isEmpty()) {
			line.say(text, "", new EmptyState.Action(Messages.Memory_plug, () -> gestures.plug(OptionalInt.empty())));
		} else {
			line.say(text, shown.getPlugRefusal(), new EmptyState.Action(Messages.Memory_define, gestures::define));
		}
	}

	private String refusal() {
		var shown = memory;
		return shown == null ? "" : shown.getPlugRefusal();
	}

	/** A free slot takes a DIMM. */
	private void open(Object element) {
		if (element instanceof FreeSlot free && refusal().isEmpty()) {
			gestures.plug(OptionalInt.of(free.number()));
		}
	}

	private void unplug(Object element) {
		if (element instanceof MemoryDevice device && MemoryMenu.refusal(device).isEmpty()) {
			gestures.unplug(device);
		}
	}

	@Override
	public boolean setFocus() {
		return twin.setFocus();
	}

	private MemoryDiagram arrange(int width) {
		var shown = memory;
		return shown == null ? MemoryDiagram.NOTHING : MemoryDiagram.arrange(shown, width);
	}
}
