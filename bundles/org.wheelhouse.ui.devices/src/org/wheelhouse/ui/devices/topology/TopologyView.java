package org.wheelhouse.ui.devices.topology;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.deviceform.DevicePlaces;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.DeviceTypes;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.topology.IdNames;
import org.wheelhouse.core.topology.PlaceRuns;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.devices.block.BlockForms;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;
import org.wheelhouse.ui.devices.hotplug.HotplugForm;
import org.wheelhouse.ui.devices.hotplug.MachineTarget;
import org.wheelhouse.ui.devices.hotplug.OfferedDevices;
import org.wheelhouse.ui.devices.hotplug.Unplugging;
import org.wheelhouse.ui.devices.leaving.Moving;
import org.wheelhouse.ui.devices.usb.UsbAttaching;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramView;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.widget.MenuEntry;

/** The view of all buses of the selected machine. Only wires. */
public final class TopologyView extends DiagramView<TopologyPage> {

	private String named = "";
	private @Nullable OfferedDevices offered;

	@Override
	protected TopologyPage createPage(Composite parent) {
		var page = new TopologyPage(parent, new Gestures());
		page.rules(this::judge);
		page.types(this::type);
		offered = new OfferedDevices(Objects.requireNonNull(getSite().getService(ModelThread.class)), () -> {
			// It is looked at when something is moved.
		}, asked -> DeviceTypes.of(registry().capability(), asked));
		var menu = getViewSite().getActionBars().getMenuManager();
		menu.add(new MenuEntry(Messages.TopologyView_zoomIn, null, () -> page.picture().zoomStep(true)));
		menu.add(new MenuEntry(Messages.TopologyView_zoomOut, null, () -> page.picture().zoomStep(false)));
		menu.add(new MenuEntry(Messages.TopologyView_zoomUsual, null, () -> page.picture().zoom(1)));
		var export = new PictureExport(getSite().getShell(), page);
		menu.add(new MenuEntry(Messages.TopologyView_exportPng, null, export::png));
		menu.add(new MenuEntry(Messages.TopologyView_exportSvg, null, export::svg));
		return page;
	}

	/** The lists of the machine's computer are read once, for they are large. */
	private void name(TopologyPage page, MachineAccess access) {
		var host = access.snapshot().identity().hostId();
		if (!host.equals(named)) {
			named = host;
			page.names(DeviceNames.NONE);
			var files = access.host().files();
			IdNames.pci(files).thenCombine(IdNames.usb(files), DeviceNames::new).thenAcceptAsync(names -> {
				if (host.equals(named)) {
					page.names(names);
				}
			}, Objects.requireNonNull(getSite().getService(ModelThread.class)));
		}
	}

	/** A drag of a device has begun somewhere in the workbench, or ended: what fits lights up. */
	public void announce(Optional<DeviceType> dragged) {
		page().ifPresent(content -> content.announce(dragged));
	}

	/**
	 * Opens the form for a device of a machine, of which another view may show the buses; sends nothing.
	 *
	 * @param place by its label; empty for the first that takes it
	 */
	public void plug(Machine target, DeviceType type, Optional<String> place) {
		registry().machine(target.getId()).ifPresent(access -> {
			var form = new HotplugForm(new MachineTarget(access), type).keeping(registry().deviceTemplates());
			place.ifPresent(form::at);
			form.open(getSite().getShell(), operations());
		});
	}

	private List<DeviceType> types() {
		return offered == null ? List.of() : offered.of(access());
	}

	/** What a device is, as its QEMU tells; before that has told, one of its bus's kind. */
	private DeviceType type(BusDevice device) {
		var name = device.getType();
		return types().stream().filter(type -> type.name().equals(name)).findFirst()
				.orElseGet(() -> DeviceType.of(new DeviceTypeFacts(name, "", device.getName(), List.of(""),
						device.getPci() == null && device.eContainer() instanceof Bus bus ? bus.getType() : "PCI",
						true, true, new Verdict.Yes(), List.of(), Optional.empty())));
	}

	/** As the machine is at this moment. */
	private DropMode judge(DeviceType type) {
		var places = access().map(access -> DevicePlaces.of(access.snapshot()));
		return new DropMode(type, bus -> places.flatMap(known -> known.offer(bus.getQomPath(), type))
				.map(offer -> new DropMode.Offer(offer.free(), offer.reason()))
				.orElseGet(() -> new DropMode.Offer(List.of(), Messages.TopologyPage_unknown)));
	}

	@Override
	protected DiagramAndTable twin(TopologyPage page) {
		return page.twin();
	}

	@Override
	protected void show(TopologyPage page, @Nullable Machine shown) {
		page.show(shown == null ? null : shown.getTopology());
		access().ifPresent(access -> name(page, access));
		types();
	}

	@Override
	protected void select(TopologyPage page, String deviceId) {
		page.select(deviceId);
	}

	@Override
	protected String unknown() {
		return Messages.TopologyView_unknown;
	}

	@Override
	protected String missing(Machine machine) {
		return TopologyText.missing(machine);
	}

	/** What is on PCI buses is told with PCI, what is in drives with their images. */
	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.TOPOLOGY, Topic.PCI, Topic.BLOCK};
	}

	private final class Gestures implements TopologyActions {

		@Override
		public void plug(DeviceType type, FreePlace place) {
			var machine = machine();
			if (machine == null) {
				return;
			}
			var label = place.bus().getName() + "/" + PlaceRuns.first(place.run());
			DeviceDrag.dragged(HostUsbDevice.class).ifPresentOrElse(
					device -> access()
							.ifPresent(access -> new UsbAttaching(getSite()).ask(machine, access, device, label)),
					() -> TopologyView.this.plug(machine, type, Optional.of(label)));
		}

		@Override
		public void unplug(BusDevice device) {
			access().ifPresent(access -> new Unplugging(getSite().getShell(), operations()).ask(device.getId(),
					new UnplugDevice(access, device.getId())));
		}

		@Override
		public void move(BusDevice device, Bus bus, String address) {
			access().ifPresent(access -> new Moving(getSite().getShell(), operations()).ask(access, device.getId(), bus,
					address));
		}

		@Override
		public void insert(BlockDevice drive, Path image) {
			new BlockForms(TopologyView.this::access, () -> getSite().getShell(), TopologyView.this::operations,
					Objects.requireNonNull(getSite().getService(ModelThread.class))).insert(drive, image);
		}

		@Override
		public void askAgain(String deviceId) {
			access().ifPresent(access -> new Unplugging(getSite().getShell(), operations())
					.go(new UnplugDevice(access, deviceId)));
		}

		@Override
		public void dismiss(String deviceId) {
			access().ifPresent(access -> access.leaving().dismiss(deviceId));
		}

		@Override
		public void reset() {
			var shown = machine();
			if (shown != null) {
				access().ifPresent(access -> Confirm.reset(getSite().getShell(), shown, new Reset(access),
						operations()));
			}
		}
	}
}
