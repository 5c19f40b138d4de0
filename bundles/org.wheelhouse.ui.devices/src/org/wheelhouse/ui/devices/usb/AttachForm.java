package org.wheelhouse.ui.devices.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.deviceform.DevicePlaces;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.usb.AttachUsb;
import org.wheelhouse.core.usb.UsbIds;
import org.wheelhouse.core.usb.UsbOffer;
import org.wheelhouse.core.usb.UsbWay;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;

/** What is asked before a machine gets a device of its computer: which one it shall be from now on, and on which port. UI thread. */
final class AttachForm {

	private static final String WAY = "way";
	private static final String PLACE = "place";
	private static final String KEEP = "keep";
	private static final List<UsbWay> WAYS = List.of(UsbWay.KIND, UsbWay.PORT, UsbWay.ONCE);

	private final MachineAccess machine;
	private final String name;
	private final UsbIds ids;
	private final String port;
	private final int bus;
	private final int address;
	private final UsbWay usual;
	private final List<DevicePlace> places;
	private final String id;
	private final String wanted;

	/** @param wanted {@code bus/port} of the machine to begin with; empty for the first that is free */
	AttachForm(MachineAccess machine, HostUsbDevice device, String wanted) {
		this.machine = machine;
		this.wanted = wanted;
		name = UsbText.name(device);
		ids = new UsbIds(device.getVendorId(), device.getProductId());
		port = device.getPort();
		bus = device.getBus();
		address = device.getAddress();
		usual = UsbOffer.usualWay(device);
		places = DevicePlaces.of(machine.snapshot()).fitting(AttachUsb.DEVICE);
		id = HotplugDevice.freeId(machine, "usb");
	}

	OperationForm form() {
		var labels = places.stream().map(DevicePlace::label).toList();
		var fields = new ArrayList<FormField>(List.of(
				new FormField.Choice(WAY, Messages.Attach_way,
						List.of(NLS.bind(Messages.Attach_kind, ids), NLS.bind(Messages.Attach_port, ids, port),
								Messages.Attach_once),
						WAYS.indexOf(usual)),
				new FormField.Choice(PLACE, Messages.Attach_place, labels, Math.max(0, labels.indexOf(wanted)))));
		if (machine.definition().isPresent()) {
			fields.add(new FormField.Check(KEEP, Messages.Attach_keep, false));
		}
		return new OperationForm("usb.attach", NLS.bind(Messages.Attach_title, name),
				NLS.bind(Messages.Attach_about, new Object[]{name, ids, port, machine.hostLabel()}),
				Messages.Attach_ok, fields, this::proposed);
	}

	private FormResult proposed(FormValues entries) {
		var place = Optional.of(entries.choice(PLACE)).filter(index -> index >= 0 && index < places.size())
				.map(places::get);
		var way = WAYS.get(entries.choice(WAY));
		// What is written into the definition is named as it will be the next time: its address is another one then.
		var keep = entries.checked(KEEP) && way != UsbWay.ONCE;
		return place.map(free -> AttachUsb.of(machine, name, id, free,
				way.properties(ids, bus, port.substring(port.indexOf('-') + 1), address)))
				.map(operation -> (keep ? FormResult.of(operation.alsoAtNextStart()) : FormResult.of(operation))
						.remarked(keep
								? Messages.Attach_kept
								: way == UsbWay.ONCE ? Messages.Attach_once_remark : Messages.Attach_stays))
				.orElseGet(() -> FormResult.wrong(noPlace()));
	}

	private String noPlace() {
		var refusal = DevicePlaces.of(machine.snapshot()).refusal(AttachUsb.DEVICE);
		return refusal.isEmpty() ? Messages.Attach_unknown : NLS.bind(Messages.Attach_noPlace, refusal);
	}
}
