package org.wheelhouse.ui.devices.network;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.handlers.IHandlerService;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.HostForward;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.NetworkBackend;
import org.wheelhouse.model.live.NetworkCard;
import org.wheelhouse.ui.devices.hotplug.HotplugForm;
import org.wheelhouse.ui.devices.hotplug.MachineTarget;
import org.wheelhouse.ui.devices.hotplug.Unplugging;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.handlers.FormOpener;
import org.wheelhouse.ui.handlers.LinkAction;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.PickedElement;
import org.wheelhouse.ui.widget.EmptyStateStack;

/** The view of the selected machine's network cards. Only wires. */
public final class NetworkView extends MachineView {

	private static final String PLUG = "org.wheelhouse.ui.command.plug";

	private @Nullable EmptyStateStack deck;
	private @Nullable NetworkPage page;

	@Override
	protected void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		made.empty().say(Messages.Network_name, Messages.Network_unknown);
		deck = made;
		var content = new NetworkPage(made.content(), new Gestures());
		page = content;
		getSite().setSelectionProvider(content.table());
	}

	@Override
	protected void show(@Nullable Machine shown) {
		var content = page;
		if (content != null) {
			content.show(shown == null ? null : shown.getNetwork());
		}
	}

	@Override
	protected void refresh() {
		var machine = machine();
		var shown = deck;
		var content = page;
		if (machine != null && shown != null && content != null) {
			var network = machine.getNetwork();
			shown.show(network != null, Messages.Network_name,
					machine.getNetworkUntold().isEmpty() ? Messages.Network_unknown : machine.getNetworkUntold());
			content.show(network);
		}
	}

	@Override
	protected void picked(PickedElement element) {
		var content = page;
		if (content != null) {
			element.deviceId().ifPresent(content::select);
		}
	}

	/** Where a card would be plugged in is told with the buses. */
	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.NETWORK, Topic.TRAFFIC, Topic.PCI, Topic.TOPOLOGY};
	}

	private Optional<MachineAccess> access() {
		var machine = machine();
		return machine == null ? Optional.empty() : registry().machine(machine.getId());
	}

	private final class Gestures implements NetworkActions {

		@Override
		public void link(NetworkCard card, boolean up) {
			var name = card.getName();
			access().ifPresent(access -> new LinkAction(FormOpener.of(getSite())).set(access, name, up));
		}

		@Override
		public void change(NetworkCard card) {
			var name = card.getName();
			var model = card.getModel();
			var now = CardText.network(card);
			open(name, access -> NetworkForms.change(access, name, model, now));
		}

		@Override
		public void forward(NetworkBackend network) {
			var id = network.getId();
			List<Forward> there = network.getForwards().stream().map(Gestures::told).toList();
			open(id, access -> CompletableFuture.completedFuture(NetworkForms.forward(access, id, there)));
		}

		@Override
		public void stop(NetworkBackend network, HostForward forward) {
			var id = network.getId();
			var rule = told(forward);
			open(id, access -> CompletableFuture.completedFuture(NetworkForms.stop(access, id, rule)));
		}

		private static Forward told(HostForward forward) {
			return new Forward(forward.getProtocol(), forward.getHostAddress(), forward.getHostPort(),
					forward.getGuestAddress(), forward.getGuestPort());
		}

		@Override
		public void announce(NetworkCard card) {
			var name = card.getName();
			open(name, access -> NetworkForms.announce(access, name));
		}

		@Override
		public void unplug(NetworkCard card) {
			var id = card.getId();
			access().ifPresent(access -> new Unplugging(getSite().getShell(), operations()).ask(id,
					new UnplugDevice(access, id)));
		}

		@Override
		public void remove(NetworkBackend unused) {
			var id = unused.getId();
			var kind = unused.getKind();
			open(id, access -> CompletableFuture.completedFuture(NetworkForms.remove(access, id, kind)));
		}

		@Override
		public void plug(Optional<DeviceType> type) {
			if (type.isPresent()) {
				access().ifPresent(access -> new HotplugForm(new MachineTarget(access), type.get())
						.open(getSite().getShell(), operations()));
				return;
			}
			var commands = getSite().getService(IHandlerService.class);
			try {
				if (commands != null) {
					commands.executeCommand(PLUG, null);
				}
			} catch (CommandException e) {
				operations().failed(Messages.Network_name, e);
			}
		}

		private void open(String label, Function<MachineAccess, CompletableFuture<OperationForm>> form) {
			access().ifPresent(access -> FormOpener.of(getSite()).open(label, form.apply(access)));
		}
	}
}
