package org.wheelhouse.ui.devices.pci;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.DeviceType.Backend;
import org.wheelhouse.core.pci.DeviceType.Category;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.model.live.PciState;
import org.wheelhouse.model.live.PendingUnplug;
import org.wheelhouse.ui.devices.hotplug.PlannedDevice;
import org.wheelhouse.ui.devices.hotplug.TileDrag;
import org.wheelhouse.ui.devices.hotplug.Unpluggable;
import org.wheelhouse.ui.devices.leaving.LeavingBar;
import org.wheelhouse.ui.devices.slot.DeviceStrip;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/**
 * The content of the PCI view: picture and table, who is leaving, the strip with the selected device, the bin. Knows no
 * workbench. UI thread.
 */
final class PciPage extends Composite {

	private static final Duration TICK = Duration.ofSeconds(1);

	private final PciActions gestures;
	private final InstantSource clock;
	private final SlotTileSizes sizes;
	private final LeavingBar leaving;
	private final DiagramAndTable twin;
	private final DiagramCanvas picture;
	private final TreeViewer table;
	private final DeviceStrip strip;
	private @Nullable PciState pci;
	private PciDiagram scene = new PciDiagram(PciLayout.EMPTY, Optional.empty(), Optional.empty(), 0);
	private Function<DeviceType, PlacementChecker> rules = _ -> PciPage::never;
	private Function<PciFunction, DeviceType> types = function -> new DeviceType(function.getType(), Category.OTHER,
			function.getName(), true, true, Backend.NONE);
	private Optional<DeviceType> announced = Optional.empty();
	private Optional<DeviceType> hovering = Optional.empty();
	private Optional<PlannedDevice> plan = Optional.empty();
	private boolean ticking;

	/**
	 * @param imageDevice what a disk image that is dropped becomes; empty when this QEMU has no such device
	 * @param clock       for how long a device has been leaving
	 */
	PciPage(Composite parent, PciActions gestures, Supplier<Optional<DeviceType>> imageDevice, InstantSource clock) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		this.clock = clock;
		ColorRole.SURFACE.fill(this);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		sizes = sizes();
		leaving = new LeavingBar(this, gestures);
		twin = new DiagramAndTable(this);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(twin);
		picture = new DiagramCanvas(twin, "pci.picture", Messages.PciPage_name, this::arrange);
		table = PciTable.create(twin);
		twin.of(picture, table);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(new Label(this, SWT.SEPARATOR | SWT.HORIZONTAL));
		var foot = new Composite(this, SWT.NONE);
		ColorRole.SURFACE.fill(foot);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 3).spacing(12, 0).applyTo(foot);
		strip = new DeviceStrip(foot, "pci.strip");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(strip);
		GridDataFactory.swtDefaults().applyTo(new UnplugBin(foot, gestures::unplug));
		new PciDrop(picture, () -> scene, imageDevice, function -> types.apply(function), this::hover, gestures)
				.install();
		new TileDrag<>(picture, PciFunction.class, Unpluggable::is, function -> announce(function.map(types)))
				.install();
		picture.onOpen(this::open);
		picture.onDelete(this::delete);
		table.addDoubleClickListener(_ -> twin.getSelection().forEach(this::open));
		table.getTree().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL) {
				twin.getSelection().forEach(this::delete);
			}
		});
		twin.addSelectionChangedListener(_ -> describe());
		menus();
		describe();
	}

	/** Picture and table: one selection, of functions and {@link Place}s. */
	DiagramAndTable twin() {
		return twin;
	}

	/** Shows this topology, or what changed of it; null for one that is not known yet. */
	void show(@Nullable PciState shown) {
		if (isDisposed()) {
			return;
		}
		if (shown == pci) {
			table.refresh();
		} else {
			pci = shown;
			table.setInput(shown);
		}
		picture.rearrange();
		tick();
		describe();
	}

	/** Who says what fits where. */
	void rules(Function<DeviceType, PlacementChecker> judges) {
		rules = judges;
	}

	/** Who says what a function is that is moved. */
	void types(Function<PciFunction, DeviceType> known) {
		types = known;
	}

	/** A drag has begun somewhere in the workbench, or ended: the places open before the pointer gets here. */
	void announce(Optional<DeviceType> dragged) {
		announced = dragged;
		dragChanged();
	}

	/** A form is open for a device, or not any more. */
	void plan(Optional<PlannedDevice> planned) {
		plan = planned;
		picture.rearrange();
	}

	/** Where a place is on the display, for a menu of it. */
	Point locate(Place place) {
		return picture.spotOf(place).map(spot -> picture.onCanvas(spot.bounds()))
				.map(bounds -> picture.toDisplay(bounds.x, bounds.y + bounds.height))
				.orElseGet(() -> picture.toDisplay(0, 0));
	}

	/** Selects the function with an id, if there is one. */
	void select(String deviceId) {
		scene.layout().taken().flatMap(tile -> tile.functions().stream())
				.filter(function -> function.getId().equals(deviceId) || function.getName().equals(deviceId))
				.findFirst()
				.ifPresent(function -> twin.setSelection(new StructuredSelection(function)));
	}

	@Override
	public boolean setFocus() {
		return twin.setFocus();
	}

	private PciDiagram arrange(int width) {
		var shown = pci;
		var drag = drag();
		var layout = shown == null
				? PciLayout.EMPTY
				: PciArranger.arrange(shown.getBuses(), sizes, width, drag.map(DragMode::judge),
						plan.map(PlannedDevice::place));
		scene = new PciDiagram(layout, drag, plan, clock.millis());
		return scene;
	}

	private SlotTileSizes sizes() {
		var gc = new GC(this);
		try {
			gc.setFont(Fonts.SMALL.font());
			return SlotTileSizes.forLineHeight(gc.getFontMetrics().getHeight());
		} finally {
			gc.dispose();
		}
	}

	private Optional<DragMode> drag() {
		return hovering.or(() -> announced).map(type -> new DragMode(type, rules.apply(type)));
	}

	private void hover(Optional<DeviceType> over) {
		hovering = over;
		dragChanged();
	}

	private void dragChanged() {
		if (!isDisposed() && !drag().map(DragMode::type).equals(scene.drag().map(DragMode::type))) {
			picture.rearrange();
			strip.explain(drag().isPresent());
		}
	}

	private void open(Object element) {
		switch (element) {
			case Place place when isFree(place) -> gestures.choose(place);
			case PciFunction function -> Ports.freePlace(function).ifPresent(gestures::choose);
			case PciBus bus -> Ports.firstFree(bus).ifPresent(gestures::choose);
			default -> {
				// nothing to be opened
			}
		}
	}

	private boolean isFree(Place place) {
		return scene.layout().of(place).filter(tile -> !(tile instanceof SlotTile.Taken)).isPresent();
	}

	private Optional<PciBus> bus(Place place) {
		return scene.layout().of(place).map(SlotTile::bus);
	}

	private void delete(Object element) {
		if (element instanceof PciFunction function) {
			var refusal = Unpluggable.refusal(function);
			if (!refusal.isEmpty()) {
				strip.say(PciText.title(function), NLS.bind(Messages.PciPage_stays, refusal), "");
			} else if (!function.isLeaving()) {
				gestures.unplug(function);
			}
		}
	}

	private void menus() {
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> twin.getSelection().forEach(element -> PciMenu.fill(shown, element, gestures)));
		picture.setMenu(menu.createContextMenu(picture));
		table.getTree().setMenu(menu.createContextMenu(table.getTree()));
		addDisposeListener(_ -> menu.dispose());
	}

	private void describe() {
		var selected = twin.getSelection().getFirstElement();
		if (selected instanceof PciFunction function && function.eContainer() != null) {
			strip.say(PciText.title(function), PciText.details(function), PciText.regions(function));
		} else if (selected instanceof PciBus bus) {
			strip.say(bus.getName(), PciText.bus(bus, BusRow.used(bus)), bus.getRefusal());
		} else if (selected instanceof Place place && isFree(place)) {
			var refusal = bus(place).map(PciBus::getRefusal).orElse("");
			strip.say(place.label(), refusal.isEmpty() ? Messages.PciPage_freeSlot : Messages.PciPage_bootOnly,
					refusal);
		} else {
			strip.say("", Messages.PciPage_hint, Messages.PciPage_keys);
		}
	}

	/** Once a second while a guest is waited for. */
	private void tick() {
		var shown = pci;
		List<PendingUnplug> asked = shown != null && shown.eContainer() instanceof Machine machine
				? machine.getLeaving()
				: List.of();
		if (leaving.show(asked, clock.millis())) {
			layout(true, true);
		}
		if (LeavingBar.hasClock(asked) && !ticking) {
			ticking = true;
			getDisplay().timerExec((int) TICK.toMillis(), () -> {
				ticking = false;
				if (!isDisposed()) {
					picture.rearrange();
					tick();
				}
			});
		}
	}

	private static Placement never(PciBus bus, int slot) {
		return new Placement.Refused(Messages.PciPage_unknown);
	}
}
