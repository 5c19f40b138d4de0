package org.wheelhouse.core.internal.usb;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.topology.IdNames;
import org.wheelhouse.core.usb.UsbClaim;
import org.wheelhouse.core.usb.UsbDevice;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostUsbClaim;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.model.live.LiveFactory;

/** Shows the USB devices of a computer. On the model thread. */
public final class UsbSync {

	private static final String NO_USB = "The computer has no USB, or does not tell of it: there is no /sys/bus/usb/devices.";

	private UsbSync() {
		// holds no state
	}

	/** Shows them. */
	public static void apply(HostUsbState state, Host host) {
		if (!state.shown()) {
			new FeatureWriter(host).set(HOST__USB, null);
			return;
		}
		var known = Optional.ofNullable(host.getUsb());
		var usb = known.orElseGet(LiveFactory.eINSTANCE::createHostUsb);
		new FeatureWriter(usb).set(HOST_USB__UNTOLD, state.devices().isPresent() ? "" : NO_USB);
		new KeyedList<UsbClaim, HostUsbClaim>(claim -> claim.machineId() + claim.path(), HostUsbClaim::getKey,
				LiveFactory.eINSTANCE::createHostUsbClaim, (target, claim) -> claim(target, claim, host, state.names()))
				.apply(state.claims(), usb.getClaims());
		var devices = state.devices().orElse(List.of());
		new KeyedList<>(UsbDevice::port, HostUsbDevice::getPort, LiveFactory.eINSTANCE::createHostUsbDevice,
				(HostUsbDevice target, UsbDevice device) -> device(target, device, state.names()))
				.apply(devices, usb.getDevices());
		for (var i = 0; i < devices.size(); i++) {
			claims(devices.get(i), usb.getDevices().get(i), state.claims(), usb.getClaims());
		}
		if (known.isEmpty()) {
			// A new one is filled before it is shown.
			host.setUsb(usb);
		}
	}

	private static void claim(HostUsbClaim target, UsbClaim claim, Host host, IdNames names) {
		var machine = host.getMachines().stream().filter(one -> one.getId().equals(claim.machineId())).findFirst();
		new FeatureWriter(target).set(HOST_USB_CLAIM__KEY, claim.machineId() + claim.path())
				.set(HOST_USB_CLAIM__MACHINE, machine.orElse(null)).set(HOST_USB_CLAIM__DEVICE_ID, claim.deviceId())
				.set(HOST_USB_CLAIM__VENDOR_ID, claim.vendor() == 0 ? -1 : claim.vendor())
				.set(HOST_USB_CLAIM__PRODUCT_ID, claim.product() == 0 ? -1 : claim.product())
				.set(HOST_USB_CLAIM__BUS, claim.bus()).set(HOST_USB_CLAIM__PORT, claim.port())
				.set(HOST_USB_CLAIM__ADDRESS, claim.address())
				.set(HOST_USB_CLAIM__NAME, names.name(claim.vendor(), claim.product()))
				.set(HOST_USB_CLAIM__ATTACHED, claim.attached());
	}

	private static void device(HostUsbDevice target, UsbDevice device, IdNames names) {
		// What the list does not know says more of itself than the list does of its maker.
		var ids = device.ids();
		var name = names.knows(ids.vendor(), ids.product()) || device.ownName().isEmpty()
				? names.name(ids.vendor(), ids.product())
				: device.ownName();
		new FeatureWriter(target).set(HOST_USB_DEVICE__PORT, device.port()).set(HOST_USB_DEVICE__BUS, device.bus())
				.set(HOST_USB_DEVICE__ADDRESS, device.address())
				.set(HOST_USB_DEVICE__VENDOR_ID, device.ids().vendor())
				.set(HOST_USB_DEVICE__PRODUCT_ID, device.ids().product())
				.set(HOST_USB_DEVICE__NAME, name)
				.set(HOST_USB_DEVICE__SERIAL, device.serial()).set(HOST_USB_DEVICE__KIND, device.kind())
				.set(HOST_USB_DEVICE__SPEED, speed(device.megabits()))
				.set(HOST_USB_DEVICE__PORTS, device.ports()).set(HOST_USB_DEVICE__REFUSAL, device.refusal())
				.set(HOST_USB_DEVICE__RULE, device.rule());
	}

	/** From USB 3 on it is told in thousands. */
	private static String speed(String megabits) {
		return megabits.isEmpty()
				? ""
				: megabits.endsWith("000")
						? megabits.substring(0, megabits.length() - 3) + " Gb/s"
						: megabits + " Mb/s";
	}

	/** One that has no hold of anything claims nothing that another one may have. */
	private static void claims(UsbDevice device, HostUsbDevice target, List<UsbClaim> claims,
			List<HostUsbClaim> shown) {
		var meant = new ArrayList<HostUsbClaim>();
		for (var i = 0; i < claims.size(); i++) {
			if (claims.get(i).means(device)) {
				meant.add(shown.get(i));
			}
		}
		if (!target.getClaims().equals(meant)) {
			target.eSet(HOST_USB_DEVICE__CLAIMS, meant);
		}
	}
}
