package org.wheelhouse.ui.devices.hotplug;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.deviceform.DevicePlaces;
import org.wheelhouse.core.deviceform.DryProbe;
import org.wheelhouse.core.deviceform.ProbeAnswer;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.PluggedDevice;
import org.wheelhouse.core.machine.FileLooks;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.FreePlaces;
import org.wheelhouse.core.pci.Place;

/** A connected machine. */
public final class MachineTarget implements PlugTarget {

	private final MachineAccess access;
	private final FileLooks files;
	private final CompletableFuture<Set<String>> everyId;
	/** Each is asked once. */
	private final Map<String, CompletableFuture<ProbeAnswer>> probes = new HashMap<>();

	public MachineTarget(MachineAccess access) {
		this.access = access;
		files = FileLooks.of(access);
		everyId = HotplugDevice.askTakenIds(access);
	}

	@Override
	public String name() {
		return access.name();
	}

	@Override
	public List<Place> places(DeviceType type) {
		return FreePlaces.of(access.snapshot()).map(places -> places.fitting(type)).orElse(List.of());
	}

	@Override
	public List<DevicePlace> everyPlace(DeviceType type) {
		return DevicePlaces.of(access.snapshot()).fitting(type);
	}

	@Override
	public String refusal(DeviceType type) {
		return DevicePlaces.of(access.snapshot()).refusal(type);
	}

	@Override
	public CompletableFuture<ProbeAnswer> probe(DeviceType type, String bus) {
		return probes.computeIfAbsent(type.name() + " " + bus, _ -> DryProbe.of(access, type.name(), bus)
				.whenComplete((answer, _) -> {
					if (answer != null && answer.isNotKnown()) {
						log(type, bus, answer.words());
					}
				}));
	}

	/** For whoever writes down what QEMU says: the next version then knows. */
	private void log(DeviceType type, String bus, String words) {
		Platform.getLog(MachineTarget.class).warn(NLS.bind(Messages.MachineTarget_notKnown,
				new Object[]{access.snapshot().facts().qemuVersion(), type.name(), bus, words}));
	}

	@Override
	public String remark() {
		return switch (access.snapshot().condition().status()) {
			case "", "running" -> "";
			case "prelaunch" -> Messages.MachineTarget_atStart;
			// Paused, stopped by an error, being saved, shut down, or in panic.
			default -> Messages.MachineTarget_later;
		};
	}

	@Override
	public List<String> started(String option) {
		return OptionWords.options(access.commandLine()).stream().filter(each -> each.name().equals(option))
				.map(each -> DeviceOption.of(each).id()).filter(id -> !id.isEmpty()).toList();
	}

	@Override
	public Set<String> takenIds() {
		var taken = new HashSet<>(HotplugDevice.takenIds(access));
		if (everyId.isDone() && !everyId.isCompletedExceptionally()) {
			taken.addAll(everyId.join());
		}
		return taken;
	}

	@Override
	public CompletableFuture<?> asked() {
		return everyId;
	}

	@Override
	public String freeId(String prefix) {
		return HotplugDevice.freeId(access, prefix);
	}

	@Override
	public Operation<PluggedDevice> operation(PlugRequest intent) {
		return new HotplugDevice(access, intent);
	}

	@Override
	public boolean hasDefinition() {
		return access.definition().isPresent();
	}

	@Override
	public Operation<PluggedDevice> lastingOperation(PlugRequest intent) {
		return new HotplugDevice(access, intent).alsoAtNextStart();
	}

	@Override
	public FileLooks files() {
		return files;
	}
}
