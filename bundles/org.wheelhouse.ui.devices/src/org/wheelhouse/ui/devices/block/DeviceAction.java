package org.wheelhouse.ui.devices.block;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.theme.Icon;

/** What can be done to a block device, and why it sometimes cannot. */
public enum DeviceAction {
	// @formatter:off It would run one into the next.
	CHANGE(Messages.DeviceAct_change, Icon.CD, DeviceAction::fixed, MediumForms::change),
	EJECT(Messages.DeviceAct_eject, Icon.EJECT, device -> device.isRemovable() ? empty(device) : fixed(device),
			MediumForms::eject),
	OPEN_TRAY(Messages.DeviceAct_openTray, Icon.EJECT, device -> tray(device, true),
			(acts, device) -> MediumForms.tray(acts, device, true)),
	CLOSE_TRAY(Messages.DeviceAct_closeTray, Icon.CD, device -> tray(device, false),
			(acts, device) -> MediumForms.tray(acts, device, false)),
	RESIZE(Messages.DeviceAct_resize, Icon.RESIZE, DeviceAction::readOnly, DiskForms::resize),
	THROTTLE(Messages.DeviceAct_throttle, Icon.THROTTLE, DeviceAction::empty, ThrottleForm::of),
	SNAPSHOT(Messages.DeviceAct_snapshot, Icon.CAMERA, DeviceAction::readOnly, DiskForms::snapshot),
	STREAM(Messages.DeviceAct_stream, Icon.IMPORT, DeviceAction::alone, DiskForms::stream);
	// @formatter:on

	private final String text;
	private final Icon icon;
	private final Function<BlockDevice, String> refusal;
	private final BiFunction<BlockOperations, Device, OperationForm> form;

	DeviceAction(String text, Icon icon, Function<BlockDevice, String> refusal,
			BiFunction<BlockOperations, Device, OperationForm> form) {
		this.text = text;
		this.icon = icon;
		this.refusal = refusal;
		this.form = form;
	}

	/** The entry of a menu. */
	String text() {
		return text;
	}

	Icon icon() {
		return icon;
	}

	/** Why it cannot be done now, in a few words; empty when it can. */
	Optional<String> refusal(BlockDevice device) {
		return Optional.of(refusal.apply(device)).filter(reason -> !reason.isEmpty());
	}

	/** What is asked before it is done. */
	OperationForm form(BlockOperations acts, Device device) {
		return form.apply(acts, device);
	}

	private static String tray(BlockDevice device, boolean open) {
		if (!device.isHasTray()) {
			return Messages.DeviceAct_noTray;
		}
		if (device.isTrayOpen() == open) {
			return open ? Messages.DeviceAct_isOpen : Messages.DeviceAct_isClosed;
		}
		return "";
	}

	private static String fixed(BlockDevice device) {
		return device.isRemovable() ? "" : Messages.DeviceAct_fixed;
	}

	private static String empty(BlockDevice device) {
		return device.getChain().isEmpty() ? Messages.DeviceAct_empty : "";
	}

	private static String readOnly(BlockDevice device) {
		return device.getChain().stream().findFirst().filter(BlockNode::isReadOnly)
				.map(_ -> Messages.DeviceAct_readOnly).orElseGet(() -> empty(device));
	}

	private static String alone(BlockDevice device) {
		var reason = readOnly(device);
		return reason.isEmpty() && device.getChain().size() < 2 ? Messages.DeviceAct_alone : reason;
	}
}
