package org.wheelhouse.ui.devices.hotplug;

import java.util.List;
import java.util.Set;

import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.PluggedDevice;
import org.wheelhouse.core.machine.FileLooks;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;

/** The machine that a form is about, as far as the form needs to know it. UI thread. */
public interface PlugTarget {

	/** What a person calls the machine. */
	String name();

	/** Where the device can go now. */
	List<Place> places(DeviceType type);

	/** Why the device can go nowhere now; empty when it can, or when that is not known. */
	String refusal(DeviceType type);

	/** Ids that no other device may have. */
	Set<String> takenIds();

	/** An id that is not taken. */
	String freeId(String prefix);

	/** What would be done. Cheap; sends nothing. */
	Operation<PluggedDevice> operation(PlugRequest intent);

	/** Whether the machine has a definition into which the device can be written. */
	default boolean hasDefinition() {
		return false;
	}

	/** As {@link #operation(PlugRequest)}, and the next start has the device too. */
	default Operation<PluggedDevice> lastingOperation(PlugRequest intent) {
		return operation(intent);
	}

	/** What can be known of files on the machine's computer. */
	FileLooks files();
}
