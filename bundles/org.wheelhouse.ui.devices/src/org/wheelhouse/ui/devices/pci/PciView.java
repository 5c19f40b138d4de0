package org.wheelhouse.ui.devices.pci;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.devicetype.DeviceTypes;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.DeviceType.Backend;
import org.wheelhouse.core.pci.DeviceType.Category;
import org.wheelhouse.core.pci.FreePlaces;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.devices.hotplug.HotplugForm;
import org.wheelhouse.ui.devices.hotplug.MachineTarget;
import org.wheelhouse.ui.devices.hotplug.OfferedDevices;
import org.wheelhouse.ui.devices.hotplug.Unplugging;
import org.wheelhouse.ui.devices.leaving.Moving;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramView;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.handlers.FormOpener;
import org.wheelhouse.ui.handlers.LinkAction;
import org.wheelhouse.ui.part.ModelThread;

/** The view of the selected machine's PCI topology. Only wires. */
public final class PciView extends DiagramView<PciPage> {

	/** Those that are offered for a slot. */
	private @Nullable OfferedDevices offered;
	/** Those of which one may be moved. */
	private @Nullable OfferedDevices every;

	/** A drag of a device has begun somewhere in the workbench, or ended: what fits lights up. */
	public void announce(Optional<DeviceType> dragged) {
		page().ifPresent(content -> content.announce(dragged));
	}

	/** Opens the form for a device of the machine that is shown; sends nothing. */
	public void plug(DeviceType type, Optional<Place> place, Optional<Path> image) {
		plug(machine(), type, place, image);
	}

	/** The same for a machine of which another view may show the topology: only where it is shown here, its place lights up. */
	public void plug(@Nullable Machine target, DeviceType type, Optional<Place> place, Optional<Path> image) {
		var connected = target == null ? Optional.<MachineAccess>empty() : registry().machine(target.getId());
		connected.ifPresent(access -> {
			var form = new HotplugForm(new MachineTarget(access), type)
					.keeping(registry().deviceTemplates());
			place.ifPresent(form::at);
			image.ifPresent(form::withImage);
			form.whilePlanning(planned -> {
				if (target == machine()) {
					page().ifPresent(content -> content.plan(planned));
				}
			}).open(getSite().getShell(), operations());
		});
	}

	@Override
	protected PciPage createPage(Composite parent) {
		var devices = new OfferedDevices(modelThread(), () -> {
			// It is looked at when something is dropped.
		});
		every = new OfferedDevices(modelThread(), () -> {
			// It is looked at when something is moved.
		}, asked -> DeviceTypes.of(registry().capability(), asked));
		var content = new PciPage(parent, new Gestures(), devices::disk, Clock.systemUTC());
		content.rules(this::judge);
		content.types(this::type);
		offered = devices;
		return content;
	}

	@Override
	protected DiagramAndTable twin(PciPage page) {
		return page.twin();
	}

	@Override
	protected void show(PciPage page, @Nullable Machine shown) {
		page.show(shown == null ? null : shown.getPci());
	}

	@Override
	protected void refresh() {
		devices();
		every();
		super.refresh();
	}

	@Override
	protected void select(PciPage page, String deviceId) {
		page.select(deviceId);
	}

	@Override
	protected String unknown() {
		return Messages.PciView_unknown;
	}

	@Override
	protected String missing(Machine machine) {
		return PciText.missing(machine);
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.PCI};
	}

	private ModelThread modelThread() {
		return Objects.requireNonNull(getSite().getService(ModelThread.class));
	}

	private List<DeviceType> devices() {
		return offered == null ? List.of() : offered.of(access());
	}

	private List<DeviceType> every() {
		return every == null ? List.of() : every.of(access());
	}

	/** What a function is, as its QEMU tells; before that has told, one that may fit anywhere. */
	private DeviceType type(PciFunction function) {
		return every().stream().filter(type -> type.name().equals(function.getType())).findFirst()
				.orElseGet(() -> new DeviceType(function.getType(), Category.OTHER, function.getName(), true, true,
						Backend.NONE));
	}

	private PlacementChecker judge(DeviceType type) {
		var places = places();
		return (bus, slot) -> places.map(free -> free.judge(bus.getKey(), slot, type))
				.orElseGet(() -> new Placement.Refused(Messages.PciPage_unknown));
	}

	private Optional<FreePlaces> places() {
		return access().flatMap(access -> FreePlaces.of(access.snapshot()));
	}

	private final class Gestures implements PciActions {

		@Override
		public void plug(DeviceType type, Place place) {
			PciView.this.plug(type, Optional.of(place), Optional.empty());
		}

		@Override
		public void plugImage(Path image, Place place) {
			var reason = access().flatMap(machine -> new HostFileChooser(machine.host()).refuses(image));
			reason.ifPresent(why -> operations().failed(image.toString(), why));
			var devices = offered;
			if (devices != null && reason.isEmpty()) {
				devices.disk().ifPresent(disk -> PciView.this.plug(disk, Optional.of(place), Optional.of(image)));
			}
		}

		@Override
		public void choose(Place place) {
			page().ifPresent(content -> new DeviceMenu(content, place, devices(), places())
					.open(type -> plug(type, place)));
		}

		@Override
		public void unplug(PciFunction function) {
			access().ifPresent(access -> new Unplugging(getSite().getShell(), operations()).ask(function.getId(),
					new UnplugDevice(access, function.getId())));
		}

		@Override
		public void move(PciFunction function, Place place) {
			access().ifPresent(access -> new Moving(getSite().getShell(), operations()).ask(access, function.getId(),
					BusKind.PCI, place.bus(), Place.hex(place.slot())));
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
		public boolean isLinkUp(PciFunction card) {
			return access().map(access -> LinkAction.isUp(access, card.getId())).orElse(true);
		}

		@Override
		public void link(PciFunction card, boolean up) {
			access().ifPresent(access -> new LinkAction(FormOpener.of(getSite())).set(access, card.getId(),
					up));
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
