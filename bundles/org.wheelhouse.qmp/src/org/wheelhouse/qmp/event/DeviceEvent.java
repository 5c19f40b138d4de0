package org.wheelhouse.qmp.event;

import java.util.Optional;

import org.wheelhouse.qmp.json.Name;

/** Devices that come, go and change. */
public sealed interface DeviceEvent extends TypedEvent {

	/**
	 * A device is gone.
	 *
	 * @param device its id, where it had one
	 * @param path   its QOM path
	 */
	record DeviceDeleted(Optional<String> device, String path) implements DeviceEvent {}

	/** The guest did not let go of a device. Members as in {@link DeviceDeleted}. */
	record DeviceUnplugGuestError(Optional<String> device, String path) implements DeviceEvent {}

	/** Memory could not be unplugged. QEMU tells {@link DeviceUnplugGuestError} as well. */
	record MemUnplugError(String device, @Name("msg") String message) implements DeviceEvent {}

	/** The guest has this many bytes, as far as the balloon leaves them. */
	record BalloonChange(@Name("actual") long actualBytes) implements DeviceEvent {}

	/** How much memory a device gives the guest, in bytes, has changed. */
	record MemoryDeviceSizeChange(Optional<String> id, @Name("size") long bytes,
			String qomPath) implements DeviceEvent {}

	/** The guest opened or closed a port of virtio-serial. */
	record VserportChange(String id, boolean open) implements DeviceEvent {}

	/** A client of a device that QEMU serves to other programs hung up. */
	record VfuClientHangup(String vfuId, String vfuQomPath, @Name("dev-id") String deviceId,
			@Name("dev-qom-path") String deviceQomPath) implements DeviceEvent {}

	/** The guest told by ACPI what came of a hot-plug. */
	record AcpiDeviceOst(Info info) implements DeviceEvent {

		/** What it told: source and status are ACPI's numbers. */
		public record Info(Optional<String> device, String slot, String slotType, long source, long status) {}
	}
}
