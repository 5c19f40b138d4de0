package org.wheelhouse.core.topology;

import java.util.List;
import java.util.Map;

import org.wheelhouse.model.live.BusKind;

/**
 * A bus as the object tree tells it. Deep-immutable.
 *
 * @param path       QOM path
 * @param type       QOM type
 * @param handler    QOM path of who handles plugging; empty when nobody does, which is exactly when QEMU refuses it
 * @param byAcpi     whether ACPI has a number for it
 * @param controller the device that brings it
 * @param devices    by their numbers on the bus; none on PCI, which is read elsewhere
 */
record QomBus(String path, String type, String handler, boolean byAcpi, Controller controller, List<Device> devices) {

	QomBus {
		devices = List.copyOf(devices);
	}

	BusKind kind() {
		return BusKinds.of(type);
	}

	String name() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * A device that brings a bus.
	 *
	 * @param path       QOM path
	 * @param type       QOM type
	 * @param properties those that tell how many places there are
	 */
	record Controller(String path, String type, Map<String, String> properties) {

		Controller {
			properties = Map.copyOf(properties);
		}

		/** A number; the other one where QEMU does not tell it. */
		int number(String property, int otherwise) {
			var told = properties.getOrDefault(property, "");
			return told.matches("\\d{1,9}") ? Integer.parseInt(told) : otherwise;
		}
	}

	/**
	 * A device on a bus.
	 *
	 * @param path       QOM path
	 * @param type       QOM type
	 * @param properties those that tell where it is, and some that a person looks for
	 */
	record Device(String path, String type, Map<String, String> properties) {

		Device {
			properties = Map.copyOf(properties);
		}

		/** A property's value; empty where there is none. */
		String get(String property) {
			return properties.getOrDefault(property, "");
		}

		/** A number; negative where there is none. */
		int number(String property) {
			var told = get(property);
			return told.matches("\\d{1,9}") ? Integer.parseInt(told) : -1;
		}

		/** Whether a property is true. */
		boolean is(String property) {
			return get(property).equals("true");
		}
	}
}
