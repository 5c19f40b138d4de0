package org.wheelhouse.ui.devices.cpu;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.ui.devices.slot.SlotLine;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.Plural;

/** The content of the CPU view: what can be done, picture and table. Knows no workbench. UI thread. */
final class CpuPage extends Composite {

	private static final CpuLayout NOTHING = new CpuLayout(List.of(), 0, 0);

	private final SlotLine line;
	private final DiagramAndTable twin;
	private final DiagramCanvas picture;
	private final TableViewer table;
	private final CpuActions gestures;
	private @Nullable CpuState cpus;
	private List<?> rows = List.of();

	/** @param gestures what its context menu offers */
	CpuPage(Composite parent, CpuActions gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		line = new SlotLine(this, "cpu.line");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line.control());
		twin = new DiagramAndTable(this);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(twin);
		picture = new DiagramCanvas(twin, "cpu.picture", Messages.CpuPage_name, this::arrange);
		table = CpuTable.create(twin);
		twin.of(picture, table);
		new CpuDrop(picture, gestures::plug).install();
		picture.onOpen(this::open);
		picture.onDelete(this::unplug);
		table.addDoubleClickListener(_ -> twin.getSelection().forEach(this::open));
		table.getTable().addListener(SWT.KeyDown, this::key);
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> twin.getSelection().forEach(element -> CpuMenu.fill(shown, element, gestures)));
		picture.setMenu(menu.createContextMenu(picture));
		table.getTable().setMenu(menu.createContextMenu(table.getTable()));
		addDisposeListener(_ -> menu.dispose());
	}

	/** Picture and table: one selection, of CPUs and free places. */
	DiagramAndTable twin() {
		return twin;
	}

	/** Shows these CPUs, or what changed of them; null for some that are not known yet. */
	void show(@Nullable CpuState shown) {
		var places = shown == null ? List.of() : CpuPlace.all(shown).stream().map(CpuPlace::element).toList();
		if (shown == cpus && places.equals(rows)) {
			table.refresh();
		} else {
			cpus = shown;
			rows = places;
			table.setInput(places);
		}
		picture.rearrange();
		if (shown != null) {
			say(shown);
		}
	}

	private void say(CpuState shown) {
		var free = shown.getSlots().stream().filter(slot -> slot.getQomPath().isEmpty()).count();
		var count = shown.getSlots().isEmpty()
				? NLS.bind(Messages.CpuPage_count, shown.getCpus().size())
				: Plural.bind(Messages.CpuPage_places, shown.getSlots().size() - free, shown.getSlots().size(),
						shown.getSlots().getFirst().getType());
		if (!shown.getSlotsUntold().isEmpty()) {
			line.say(count, shown.getSlotsUntold());
		} else if (free == 0) {
			line.say(count, Messages.CpuPage_full, new EmptyState.Action(Messages.CpuPage_define, gestures::define));
		} else if (!shown.getPlugRefusal().isEmpty()) {
			line.say(count, shown.getPlugRefusal());
		} else {
			line.say(count, "", new EmptyState.Action(Messages.CpuPage_plug, gestures::plug));
		}
	}

	private void key(Event event) {
		if (event.keyCode == SWT.DEL) {
			twin.getSelection().forEach(this::unplug);
		}
	}

	/** A free place takes one. */
	private void open(Object element) {
		var shown = cpus;
		if (element instanceof CpuSlot slot && slot.getQomPath().isEmpty() && shown != null
				&& shown.getPlugRefusal().isEmpty()) {
			gestures.plug(slot);
		}
	}

	private void unplug(Object element) {
		CpuPlace.of(element).filter(place -> !place.isFree() && place.unplugRefusal().isEmpty())
				.flatMap(CpuPlace::slot).ifPresent(gestures::unplug);
	}

	@Override
	public boolean setFocus() {
		return twin.setFocus();
	}

	private CpuDiagram arrange(int width) {
		var shown = cpus;
		return new CpuDiagram(shown == null ? NOTHING : CpuLayout.arrange(shown, width));
	}
}
