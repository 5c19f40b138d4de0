package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.deviceform.DevicePlaces;
import org.wheelhouse.core.devicetype.DeviceTypes;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.devices.hotplug.OfferedDevices;
import org.wheelhouse.ui.devices.pci.PciView;
import org.wheelhouse.ui.devices.topology.TopologyView;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.widget.EmptyStateStack;

/** The palette of the selected machine. Only wires. */
public final class PaletteView extends MachineView {

	private static final String PCI = "org.wheelhouse.ui.pci";
	private static final String DEVICES = "org.wheelhouse.ui.devices";

	private @Nullable EmptyStateStack deck;
	private @Nullable PaletteList list;
	private @Nullable OfferedDevices offered;

	@Override
	protected void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		made.empty().say(Messages.PaletteView_unknown, Messages.PaletteView_unknownText);
		var content = new PaletteList(made.content());
		content.onPlug(type -> forms().ifPresent(forms -> forms.open(type)));
		new PaletteDrag(content, this::announce).install();
		deck = made;
		list = content;
		offered = new OfferedDevices(Objects.requireNonNull(getSite().getService(ModelThread.class)), this::refresh,
				asked -> DeviceTypes.of(registry().capability(), asked));
		menu(content);
		var modelThread = Objects.requireNonNull(getSite().getService(ModelThread.class));
		var changes = registry().deviceTemplates().onChange(() -> modelThread.execute(() -> {
			if (!content.isDisposed()) {
				refresh();
			}
		}));
		content.addDisposeListener(_ -> changes.close());
	}

	@Override
	protected void show(@Nullable Machine shown) {
		if (list != null) {
			list.show(List.of());
		}
	}

	@Override
	protected void refresh() {
		var shown = deck;
		var content = list;
		var devices = offered;
		if (shown != null && content != null && devices != null) {
			var types = devices.of(access());
			var machine = machine();
			var missing = PaletteText.missing(machine == null ? Optional.empty() : Optional.of(machine), types,
					devices.untold());
			shown.show(missing.isEmpty(), Messages.PaletteView_unknown, missing);
			var free = places();
			var entries = Stream.concat(
					PaletteEntry.of(registry().deviceTemplates().all(), types, devices.isComplete(), free).stream(),
					PaletteEntry.of(types, free).stream()).toList();
			content.show(machine == null ? entries : BoardSlots.told(entries, machine));
		}
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.PCI, Topic.TOPOLOGY, Topic.CPU, Topic.MEMORY};
	}

	private void menu(PaletteList content) {
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> content.selected().ifPresent(entry -> {
			forms().ifPresent(forms -> PaletteMenu.fill(shown, forms.choices(entry.type(), places())));
			entry.type().template().ifPresent(template -> new TemplateMenu(getSite().getShell(),
					registry().deviceTemplates(), template).fill(shown));
		}));
		var tree = content.viewer().getTree();
		tree.setMenu(menu.createContextMenu(tree));
	}

	private Optional<PlugForms> forms() {
		var shown = machine();
		return shown == null
				? Optional.empty()
				: Optional.of(new PlugForms(getSite().getPage(), shown, operations()::failed));
	}

	private void announce(Optional<DeviceType> dragged) {
		if (getSite().getPage().findView(PCI) instanceof PciView pci) {
			pci.announce(dragged);
		}
		if (getSite().getPage().findView(DEVICES) instanceof TopologyView devices) {
			devices.announce(dragged);
		}
	}

	private Optional<MachineAccess> access() {
		var machine = machine();
		return machine == null ? Optional.empty() : registry().machine(machine.getId());
	}

	private Optional<DevicePlaces> places() {
		return access().map(access -> DevicePlaces.of(access.snapshot()));
	}
}
