package org.wheelhouse.core.devicetype;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.wheelhouse.core.capability.Property;

/**
 * What is known of a kind of device. Immutable.
 *
 * @param name         QEMU's name of it, as {@code device_add} takes it
 * @param alias        another name; empty for none
 * @param description  one line of QEMU's; may be empty
 * @param categories   QEMU's headings over it, without the word <q>devices</q>; at least one
 * @param bus          the kind of bus that it is for, QEMU's word, for example {@code PCI} or {@code usb-bus}; empty for none
 * @param express      whether it can be a PCI Express device
 * @param conventional whether it can be a conventional PCI device
 * @param verdict      whether it is taken while the machine runs
 * @param properties   all of it; empty where QEMU cannot be asked
 * @param backend      the one that names what it has on the host's side; empty when it has nothing there
 */
public record DeviceTypeFacts(String name, String alias, String description, List<String> categories, String bus,
		boolean express, boolean conventional, Verdict verdict, List<Property> properties,
		Optional<BackendProperty> backend) {

	public DeviceTypeFacts {
		categories = List.copyOf(categories);
		properties = List.copyOf(properties);
	}

	/** What a person calls it: QEMU's description, else the name. */
	public String label() {
		return description.isEmpty() ? name : description;
	}

	/** The kind of what it has on the host's side. */
	public Optional<BackendProperty.Kind> backendKind() {
		return backend.map(BackendProperty::kind);
	}

	/** Whether it is for a PCI bus. */
	public boolean isPci() {
		return bus.equals("PCI");
	}

	/** Whether its name, alias or description has all the words of a search. */
	public boolean matches(String search) {
		var text = String.join(" ", name, alias, description).toLowerCase(Locale.ROOT);
		return List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(text::contains);
	}
}
