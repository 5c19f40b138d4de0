package org.wheelhouse.ui.devices.usb;

import java.util.Optional;

import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.core.usb.UsbOffer;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostUsb;
import org.wheelhouse.model.live.HostUsbClaim;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.devices.hotplug.Unplugging;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.PartVisibility;
import org.wheelhouse.ui.widget.Conflated;

/**
 * The view of the USB devices of the computer of the selected machine. Only wires; the devices are watched while it can be seen.
 */
public final class UsbView extends MachineView {

	private @Nullable UsbPage page;
	private @Nullable Conflated showing;
	private @Nullable Watch watch;
	private @Nullable Listening listening;
	private String watched = "";
	private boolean seen;

	@Override
	protected void createContent(Composite parent) {
		var made = new UsbPage(parent, new Gestures());
		page = made;
		showing = new Conflated(made.getDisplay(), Conflated.VIEW_PERIOD, this::refresh);
		PartVisibility.follow(this, now -> {
			seen = now;
			considerWatching();
		});
	}

	@Override
	protected void show(@Nullable Machine shown) {
		considerWatching();
	}

	@Override
	protected void refresh() {
		considerWatching();
		var content = page;
		if (content != null && !content.isDisposed()) {
			var host = host();
			content.show(host == null ? null : host.getUsb());
		}
	}

	/** Free ports of the machine are told with all its buses. */
	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.TOPOLOGY, Topic.PCI};
	}

	private @Nullable Host host() {
		var machine = machine();
		return machine == null ? null : machine.getHost();
	}

	/** The computer of the machine that is seen, and no other one. */
	private void considerWatching() {
		var host = host();
		var wanted = seen && host != null ? host.getId() : "";
		if (!wanted.equals(watched)) {
			stopWatching();
			watched = wanted;
			if (seen && host != null) {
				listening = new Listening(host);
				watch = registry().watchUsb(wanted);
			}
		}
	}

	private void stopWatching() {
		var before = watch;
		if (before != null) {
			before.close();
		}
		watch = null;
		var listener = listening;
		if (listener != null) {
			listener.close();
		}
		listening = null;
		watched = "";
	}

	@Override
	public void dispose() {
		stopWatching();
		if (showing != null) {
			showing.stop();
		}
		super.dispose();
	}

	private Optional<MachineAccess> access() {
		var machine = machine();
		return machine == null ? Optional.empty() : registry().machine(machine.getId());
	}

	private final class Gestures implements UsbActions {

		@Override
		public String refusal(HostUsbDevice device) {
			var machine = machine();
			return machine == null ? Messages.Page_choose : UsbOffer.refusal(device, machine);
		}

		@Override
		public void attach(HostUsbDevice device) {
			var machine = machine();
			if (machine != null) {
				access().ifPresent(access -> new UsbAttaching(getSite()).ask(machine, access, device, ""));
			}
		}

		@Override
		public void detach(HostUsbClaim claim) {
			var id = claim.getDeviceId();
			access().ifPresent(access -> new Unplugging(getSite().getShell(), operations()).ask(id,
					new UnplugDevice(access, id)));
		}

		@Override
		public boolean isOwn(HostUsbClaim claim) {
			var machine = machine();
			return machine != null && claim.getMachine() == machine;
		}
	}

	/** Hears what changes of a computer's devices, and not what changes of its machines. */
	private final class Listening extends EContentAdapter {

		private final Host host;

		Listening(Host host) {
			this.host = host;
			host.eAdapters().add(this);
		}

		@Override
		protected void setTarget(@Nullable EObject target) {
			basicSetTarget(target);
			if (target instanceof Host computer) {
				follow(computer.getUsb());
			} else if (target != null) {
				target.eContents().forEach(child -> addAdapter(child));
			}
		}

		private void follow(@Nullable HostUsb usb) {
			if (usb != null) {
				addAdapter(usb);
			}
		}

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			if (notification == null) {
				return;
			}
			if (notification.getNotifier() != host) {
				super.notifyChanged(notification);
			} else if (notification.getFeature() == Literals.HOST__USB) {
				follow(host.getUsb());
			} else {
				return;
			}
			var soon = showing;
			if (soon != null) {
				soon.request();
			}
		}

		void close() {
			host.eAdapters().remove((Adapter) this);
			var usb = host.getUsb();
			if (usb != null) {
				usb.eAdapters().remove(this);
				usb.eAllContents().forEachRemaining(child -> child.eAdapters().remove(this));
			}
		}
	}
}
