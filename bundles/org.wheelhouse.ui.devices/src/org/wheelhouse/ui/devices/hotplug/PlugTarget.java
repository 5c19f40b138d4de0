package org.wheelhouse.ui.devices.hotplug;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.deviceform.ProbeAnswer;
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

	/** The slots of PCI buses that take the device now. */
	List<Place> places(DeviceType type);

	/** Where the device can go now, on buses of whatever kind. */
	default List<DevicePlace> everyPlace(DeviceType type) {
		return places(type).stream().map(DevicePlace::of).toList();
	}

	/** What the machine says when it is asked whether it would take the device there: once, nothing is plugged. */
	default CompletableFuture<ProbeAnswer> probe(DeviceType type, String bus) {
		return CompletableFuture.completedFuture(ProbeAnswer.TAKEN);
	}

	/** What is to be known before the device is plugged, for example that the guest sees it later; empty for nothing. */
	default String remark() {
		return "";
	}

	/** Why the device can go nowhere now; empty when it can, or when that is not known. */
	String refusal(DeviceType type);

	/** Completes when all is known of the machine that a form is told; however that ends. */
	default CompletableFuture<?> asked() {
		return CompletableFuture.completedFuture(null);
	}

	/** Ids of what the machine was started with, by the name of the option, for example {@code audiodev}. */
	default List<String> started(String option) {
		return List.of();
	}

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
