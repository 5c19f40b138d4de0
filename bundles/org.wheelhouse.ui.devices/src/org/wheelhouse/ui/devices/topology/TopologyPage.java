package org.wheelhouse.ui.devices.topology;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.DeviceType.Backend;
import org.wheelhouse.core.pci.DeviceType.Category;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PendingUnplug;
import org.wheelhouse.model.live.TopologyState;
import org.wheelhouse.ui.devices.block.MediumDrop;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;
import org.wheelhouse.ui.devices.hotplug.TileDrag;
import org.wheelhouse.ui.devices.leaving.LeavingBar;
import org.wheelhouse.ui.devices.slot.DeviceStrip;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.WidgetIds;

/** The content of the Devices view: a search, picture and table of all buses. Knows no workbench. UI thread. */
final class TopologyPage extends Composite {

	private final TopologyActions gestures;
	private final DiagramAndTable twin;
	private final DiagramCanvas picture;
	private final TreeViewer table;
	private final Text search;
	private @Nullable TopologyState topology;
	private DeviceNames names = DeviceNames.NONE;
	private Function<DeviceType, DropMode> rules = type -> new DropMode(type,
			_ -> new DropMode.Offer(List.of(), Messages.TopologyPage_unknown));
	private Function<BusDevice, DeviceType> types = device -> new DeviceType(device.getType(), Category.OTHER,
			device.getName(), true, true, Backend.NONE);
	private Optional<DeviceType> announced = Optional.empty();
	private final LeavingBar leaving;
	private final DeviceStrip strip;
	private boolean ticking;
	private Optional<DeviceType> hovering = Optional.empty();
	private TopologyDiagram scene = new TopologyDiagram(TopologyLayout.EMPTY, Optional.empty(), DeviceNames.NONE);

	/** @param gestures what keys and menu do */
	TopologyPage(Composite parent, TopologyActions gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		ColorRole.SURFACE.fill(this);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		var head = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().extendedMargins(12, 12, 4, 4).applyTo(head);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(head);
		search = new Text(head, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.TopologyPage_search);
		search.setToolTipText(Messages.TopologyPage_searchTip);
		WidgetIds.name(search, "topology.search");
		GridDataFactory.fillDefaults().hint(220, SWT.DEFAULT).applyTo(search);
		search.addListener(SWT.DefaultSelection, event -> {
			if (event.detail != SWT.ICON_CANCEL) {
				find(search.getText());
			}
		});
		leaving = new LeavingBar(this, gestures);
		twin = new DiagramAndTable(this);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(twin);
		picture = new DiagramCanvas(twin, "topology.picture", Messages.TopologyPage_name, this::arrange);
		table = TopologyTable.create(twin, () -> names);
		twin.of(picture, table);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(new Label(this, SWT.SEPARATOR | SWT.HORIZONTAL));
		strip = new DeviceStrip(this, "topology.strip");
		GridDataFactory.fillDefaults().grab(true, false).indent(12, 3).applyTo(strip);
		twin.addSelectionChangedListener(_ -> describe());
		describe();
		picture.onDelete(this::delete);
		new TopologyDrop(picture, place -> drag().filter(mode -> mode.fits(place)).isPresent(),
				device -> types.apply(device), this::hover, gestures).install();
		new TileDrag<>(picture, BusDevice.class, TopologyMenu::mayLeave, device -> announce(device.map(types)))
				.install();
		table.getTree().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL) {
				twin.getSelection().forEach(this::delete);
			}
		});
		menus();
		new MediumDrop(picture, at -> picture.spotAt(at.x, at.y).map(HotSpot::element), this::drives, this::drive,
				gestures::insert).install();
	}

	private List<BlockDevice> drives() {
		return topology != null && topology.eContainer() instanceof Machine machine && machine.getBlock() != null
				? machine.getBlock().getDevices()
				: List.of();
	}

	/** The same device among those that have an image. */
	Optional<BlockDevice> drive(Object element) {
		return element instanceof BusDevice device
				? drives().stream().filter(drive -> drive.getKey().equals(device.getQomPath())
						|| !device.getId().isEmpty() && drive.getId().equals(device.getId())).findFirst()
				: Optional.empty();
	}

	/** Picture and table: one selection, of devices, buses and free places. */
	DiagramAndTable twin() {
		return twin;
	}

	/** The picture. */
	DiagramCanvas picture() {
		return picture;
	}

	/** What is drawn now, and where. */
	TopologyLayout layoutNow() {
		return scene.layout();
	}

	/** Shows these buses, or what changed of them; null for some that are not known yet. */
	void show(@Nullable TopologyState shown) {
		if (isDisposed()) {
			return;
		}
		if (shown == topology) {
			table.refresh();
		} else {
			topology = shown;
			table.setInput(shown);
		}
		picture.rearrange();
		describe();
		tick();
	}

	/** What is selected, in two lines; during a drag what the colours mean. */
	private void describe() {
		strip.explain(drag().isPresent());
		switch (twin.getSelection().getFirstElement()) {
			case BusDevice device when device.eContainer() instanceof Bus -> strip.say(device.getName(),
					TopologyText.line(device), TopologyText.more(device, names));
			case Bus bus -> strip.say(bus.getName(), TopologyText.kind(bus), bus.getReason());
			case FreePlace free -> strip.say(TopologyText.place(free), TopologyText.count(free), free.bus().getName());
			case null, default -> strip.say("", Messages.TopologyPage_hint, Messages.TopologyPage_keys);
		}
	}

	/** Once a second while a guest is waited for. */
	private void tick() {
		List<PendingUnplug> asked = topology != null && topology.eContainer() instanceof Machine machine
				? machine.getLeaving()
				: List.of();
		if (leaving.show(asked, System.currentTimeMillis())) {
			layout(true, true);
		}
		if (LeavingBar.hasClock(asked) && !ticking) {
			ticking = true;
			getDisplay().timerExec(1000, () -> {
				ticking = false;
				if (!isDisposed()) {
					tick();
				}
			});
		}
	}

	/** How PCI devices are called by their numbers, from now on. */
	void names(DeviceNames known) {
		if (!isDisposed() && names != known) {
			names = known;
			picture.rearrange();
			describe();
		}
	}

	/** Who says what fits where. */
	void rules(Function<DeviceType, DropMode> judges) {
		rules = judges;
	}

	/** Who says what a device is that is moved. */
	void types(Function<BusDevice, DeviceType> known) {
		types = known;
	}

	/** A drag has begun somewhere in the workbench, or ended: what fits lights up. */
	void announce(Optional<DeviceType> dragged) {
		announced = dragged;
		dragChanged();
	}

	private void hover(Optional<DeviceType> over) {
		hovering = over;
		dragChanged();
	}

	private Optional<DropMode> drag() {
		return hovering.or(() -> announced).map(rules)
				.map(mode -> DeviceDrag.dragged(BusDevice.class).map(mode::moving).orElse(mode));
	}

	private void dragChanged() {
		if (!isDisposed()
				&& !hovering.or(() -> announced).equals(scene.drag().map(DropMode::type))) {
			picture.rearrange();
			describe();
		}
	}

	/** Selects the device with an id, if there is one. */
	void select(String deviceId) {
		scene.layout().tiles().stream().flatMap(tile -> tile.elements().stream())
				.filter(element -> element instanceof BusDevice device && device.getId().equals(deviceId)).findFirst()
				.ifPresent(device -> twin.setSelection(new StructuredSelection(device)));
	}

	/** Selects the next tile that has these words, after the selected one and round. */
	boolean find(String words) {
		var tiles = scene.layout().tiles();
		if (words.isBlank() || tiles.isEmpty()) {
			return false;
		}
		int from = selectedIndex(tiles);
		for (var i = 1; i <= tiles.size(); i++) {
			var tile = tiles.get((from + i) % tiles.size());
			if (TopologyText.matches(tile, words, names)) {
				twin.setSelection(new StructuredSelection(tile.elements().getFirst()));
				return true;
			}
		}
		return false;
	}

	private int selectedIndex(List<BusTile> tiles) {
		var selected = twin.getSelection().getFirstElement();
		for (var i = 0; i < tiles.size(); i++) {
			if (selected != null && tiles.get(i).elements().contains(selected)) {
				return i;
			}
		}
		return tiles.size() - 1;
	}

	@Override
	public boolean setFocus() {
		return twin.setFocus();
	}

	private TopologyDiagram arrange(int width) {
		var shown = topology;
		scene = new TopologyDiagram(shown == null
				? TopologyLayout.EMPTY
				: TopologyLayout.arrange(shown.getBuses(), sizes(), width), drag(), names);
		return scene;
	}

	private TopologyLayout.Sizes sizes() {
		var gc = new GC(this);
		try {
			gc.setFont(Fonts.SMALL.font());
			return TopologyLayout.Sizes.of(gc.getFontMetrics().getHeight());
		} finally {
			gc.dispose();
		}
	}

	private void delete(Object element) {
		if (element instanceof BusDevice device && !device.isLeaving() && TopologyMenu.refusal(device).isEmpty()) {
			gestures.unplug(device);
		}
	}

	private void menus() {
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(
				shown -> twin.getSelection().forEach(element -> TopologyMenu.fill(shown, element, gestures, names)));
		picture.setMenu(menu.createContextMenu(picture));
		table.getTree().setMenu(menu.createContextMenu(table.getTree()));
		addDisposeListener(_ -> menu.dispose());
	}
}
