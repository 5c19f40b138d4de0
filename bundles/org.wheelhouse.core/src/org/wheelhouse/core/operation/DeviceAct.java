package org.wheelhouse.core.operation;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.DeviceGesture;
import org.wheelhouse.model.live.GestureKind;

/**
 * What an operation does to a device of a running machine, for the history of it.
 *
 * @param machine that has the device
 * @param subject which device, what is done to it, and where it is then
 * @param label   for example {@code Plug virtio-net-pci net1}
 * @param undoes  the number of the gesture that it takes back; 0 for none
 */
public record DeviceAct(MachineAccess machine, DeviceGesture.Subject subject, String label, int undoes) {

	/**
	 * What is done by itself.
	 *
	 * @param verb  in the words of a menu, for example {@code Plug}
	 * @param id    of the device; the QOM path of one without
	 * @param type  QEMU's; empty when not known
	 * @param place where it is then, in words; empty when not known
	 */
	public static DeviceAct of(MachineAccess machine, GestureKind kind, String verb, String id, String type,
			String place) {
		var name = id.substring(id.lastIndexOf('/') + 1);
		return new DeviceAct(machine, new DeviceGesture.Subject(kind, id, type, place),
				type.isEmpty() ? verb + " " + name : verb + " " + type + " " + name, 0);
	}
}
