package org.wheelhouse.core.usb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.PluggedDevice;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomListTypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/**
 * Gives a machine a USB device of its computer. QEMU takes a {@code usb-host} that finds nothing, or may not open what it finds,
 * without a word, and waits: so it is asked whether it has hold of the device, and when it has not all is taken back.
 */
public final class AttachUsb implements Operation<PluggedDevice> {

	/** QEMU's type. */
	public static final String TYPE = "usb-host";
	/** What looks for a place on a machine's buses. */
	public static final DeviceType DEVICE = DeviceType.of(new DeviceTypeFacts(TYPE, "", "USB device of the computer",
			List.of("USB"), "usb-bus", false, false, new Verdict.Yes(), List.of(), Optional.empty()));

	private final MachineAccess machine;
	private final String device;
	private final PlugRequest request;
	private final HotplugDevice plug;
	private final SysfsReader computer;

	private AttachUsb(MachineAccess machine, String device, PlugRequest request, SysfsReader computer) {
		this.machine = machine;
		this.device = device;
		this.request = request;
		this.computer = computer;
		plug = new HotplugDevice(machine, request);
	}

	/**
	 * Prepares it; sends nothing.
	 *
	 * @param device  what a person calls the device
	 * @param id      of the new {@code usb-host}
	 * @param place   a port of a USB bus of the machine
	 * @param matches the properties that tell which device, by {@link UsbWay}
	 * @throws IllegalArgumentException with a sentence for a person, when the id is none
	 */
	public static AttachUsb of(MachineAccess machine, String device, String id, DevicePlace place,
			Map<String, Object> matches) {
		return of(machine, device, id, place, matches, new SysfsReader(machine.host().files()));
	}

	/** @param computer tells its devices as they are when one is attached */
	static AttachUsb of(MachineAccess machine, String device, String id, DevicePlace place,
			Map<String, Object> matches, SysfsReader computer) {
		var request = new PlugRequest(TYPE, id, place.bus(), place.address(), new BackendRequest.None(), matches);
		return new AttachUsb(machine, device, request, computer);
	}

	/**
	 * The same, and when QEMU has hold of the device the next start has it too: the machine has it whenever it is plugged in.
	 */
	public Operation<PluggedDevice> alsoAtNextStart() {
		return plug.alsoAtNextStart(this);
	}

	/** Why this machine's QEMU can take no device of its computer, naming the QEMU; empty when it can. Fails when it does not answer. */
	public static CompletableFuture<String> refusal(MachineAccess machine) {
		return machine.ask(new QomListTypes(Optional.of(TYPE), false)).thenApply(types -> types.isEmpty()
				? "QEMU " + machine.snapshot().facts().qemuVersion() + " of " + machine.name() + " was built without "
						+ TYPE + ": it takes no device of its computer."
				: "");
	}

	@Override
	public String label() {
		return "Attach " + device + " to " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return plug.plan();
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return plug.warning();
	}

	/** A stick may have been mounted since somebody was asked: what the computer uses is looked at once more. */
	@Override
	public CompletableFuture<PluggedDevice> run() {
		return inUse().thenCompose(why -> why.isEmpty()
				? plug.run().thenCompose(plugged -> isAttached().thenCompose(
						attached -> attached ? CompletableFuture.completedFuture(plugged) : takeBack()))
				: CompletableFuture.failedFuture(OperationFailed.refused(why, "")));
	}

	/** Why the computer keeps a device that QEMU would take; never fails. */
	private CompletableFuture<String> inUse() {
		return computer.read().thenApply(told -> told.stream().flatMap(List::stream).filter(this::isMeant)
				.map(UsbDevice::refusal).filter(why -> !why.isEmpty()).findFirst().orElse("")).exceptionally(_ -> "");
	}

	/** As QEMU compares them: what is not named is any. */
	private boolean isMeant(UsbDevice there) {
		return there.ports() == 0 && Map
				.of("vendorid", there.ids().vendor(), "productid", there.ids().product(), "hostbus", there.bus(),
						"hostport", there.hostPort(), "hostaddr", there.address())
				.entrySet().stream()
				.allMatch(property -> !request.properties().containsKey(property.getKey())
						|| property.getValue().equals(request.properties().get(property.getKey())));
	}

	/** Not, where this QEMU cannot tell; fails when it does not answer. */
	private CompletableFuture<Boolean> isAttached() {
		return OptionalQuery
				.<JsonNode>instead(machine.ask(new QomGet("/machine/peripheral/" + request.id(), "attached")),
						BooleanNode.FALSE)
				.thenApply(JsonNode::asBoolean)
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed
						.of("It is not known whether QEMU got hold of " + device, problem, List.of())));
	}

	private CompletableFuture<PluggedDevice> takeBack() {
		var what = "QEMU did not get hold of " + device;
		var advice = "Somebody else may have it, it may have been unplugged, or this user may lack the right to it.";
		return new UnplugDevice(machine, request.id()).run()
				.handle((left, problem) -> switch (left) {
					case UnplugResult.Unplugged _ -> "the device";
					case UnplugResult.Silent(var text, _) -> notTakenBack(text);
					case UnplugResult.Refused(var text) -> notTakenBack(text);
					case null -> notTakenBack(problem == null ? "" : OperationFailed.cause(problem).getMessage());
				})
				.thenCompose(undone -> CompletableFuture.failedFuture(
						new OperationFailed(what, plan().getFirst().json(), "", List.of(undone), advice, null)));
	}

	private static String notTakenBack(@Nullable String why) {
		return "not the device (" + why + ")";
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return plug.deviceAct();
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return plug.refusal();
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return plug.inverse();
	}
}
