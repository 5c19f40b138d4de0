package org.wheelhouse.ui.devices.hotplug;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.wheelhouse.core.devicetype.DeviceTypes;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.pci.DevicePalette;
import org.wheelhouse.core.pci.DeviceType;

/**
 * The devices that one machine's QEMU has and that can be plugged in: at first those that are known anyway, then all that it tells
 * of, and those that it never takes, with its words. Asked once a machine. UI thread.
 */
public final class OfferedDevices {

	private static final String DISK = "virtio-blk-pci";
	/** A bus inside of another device. */
	private static final String INSIDE = "virtio-bus";
	/** A computer that is short of time answers too late; one that never can is not asked for ever. */
	private static final int MOST_ATTEMPTS = 3;

	private final Executor modelThread;
	private final Runnable changed;
	private final Function<MachineAccess, CompletableFuture<DeviceTypes>> everyType;
	private boolean complete;
	private boolean asking;
	private int attempts;
	private String machine = "";
	private List<DeviceType> types = List.of();
	private String untold = "";

	/**
	 * @param modelThread the UI thread
	 * @param changed     told when an answer is there
	 */
	public OfferedDevices(Executor modelThread, Runnable changed) {
		this(modelThread, changed, _ -> new CompletableFuture<>());
	}

	/** @param everyType asks for all types that a machine's QEMU has: seconds when nobody has asked before */
	public OfferedDevices(Executor modelThread, Runnable changed,
			Function<MachineAccess, CompletableFuture<DeviceTypes>> everyType) {
		this.modelThread = modelThread;
		this.changed = changed;
		this.everyType = everyType;
	}

	/** The devices of a machine; empty until its QEMU has answered, or while none is connected. */
	public List<DeviceType> of(Optional<MachineAccess> access) {
		var id = access.map(MachineAccess::id).orElse("");
		if (!id.equals(machine)) {
			machine = id;
			types = List.of();
			untold = "";
			complete = false;
			asking = false;
			attempts = 0;
			access.ifPresent(this::ask);
		}
		if (!complete && !asking && attempts < MOST_ATTEMPTS) {
			access.ifPresent(this::askEvery);
		}
		return types;
	}

	/** Why the QEMU does not tell of its devices; empty when it does. */
	public String untold() {
		return untold;
	}

	/** What a disk image becomes. */
	public Optional<DeviceType> disk() {
		return types.stream().filter(type -> type.name().equals(DISK)).findFirst();
	}

	private void ask(MachineAccess access) {
		DevicePalette.of(access).whenCompleteAsync((answer, failure) -> {
			if (!access.id().equals(machine)) {
				return;
			}
			if (complete) {
				return; // all that is known anyway is among them
			}
			if (failure == null) {
				types = answer;
				changed.run();
			} else if (failure instanceof CompletionException && failure.getCause() instanceof CoreException never) {
				untold = String.valueOf(never.getMessage());
				changed.run();
			} else {
				// It is asked again at the next look: the connection may be back by then.
				machine = "";
			}
		}, modelThread);
	}

	/** Which QEMU it is may not be known before the machine is connected: it is asked again at the next look. */
	private void askEvery(MachineAccess access) {
		asking = true;
		everyType.apply(access).whenCompleteAsync((answer, failure) -> {
			if (!access.id().equals(machine)) {
				return;
			}
			asking = false;
			if (failure == null) {
				complete = true;
				types = answer.all().stream().filter(type -> !type.bus().equals(INSIDE)).map(DeviceType::of).toList();
				changed.run();
			} else if (!isNotConnected(failure)) {
				attempts++;
			}
		}, modelThread);
	}

	private static boolean isNotConnected(Throwable failure) {
		return failure instanceof CoreException
				|| failure instanceof CompletionException && failure.getCause() instanceof CoreException;
	}

	/** Whether these are all that the QEMU has. */
	public boolean isComplete() {
		return complete;
	}
}
