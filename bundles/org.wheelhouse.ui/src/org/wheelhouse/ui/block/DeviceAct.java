package org.wheelhouse.ui.block;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.wheelhouse.core.BlockGraph.Device;
import org.wheelhouse.core.operation.BlockActs;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.common.Icon;

/** What can be done to a block device, and why it sometimes cannot. */
enum DeviceAct {
	// @formatter:off It would run one into the next.
	CHANGE(Messages.DeviceAct_change, Icon.CD, DeviceAct::fixed, MediumForms::change),
	EJECT(Messages.DeviceAct_eject, Icon.EJECT, device -> device.isRemovable() ? empty(device) : fixed(device),
			MediumForms::eject),
	RESIZE(Messages.DeviceAct_resize, Icon.RESIZE, DeviceAct::readOnly, DiskForms::resize),
	THROTTLE(Messages.DeviceAct_throttle, Icon.THROTTLE, DeviceAct::empty, ThrottleForm::of),
	SNAPSHOT(Messages.DeviceAct_snapshot, Icon.CAMERA, DeviceAct::readOnly, DiskForms::snapshot),
	STREAM(Messages.DeviceAct_stream, Icon.IMPORT, DeviceAct::alone, DiskForms::stream);
	// @formatter:on

	private final String text;
	private final Icon icon;
	private final Function<BlockDevice, String> refusal;
	private final BiFunction<BlockActs, Device, ActForm> form;

	DeviceAct(String text, Icon icon, Function<BlockDevice, String> refusal,
			BiFunction<BlockActs, Device, ActForm> form) {
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
	ActForm form(BlockActs acts, Device device) {
		return form.apply(acts, device);
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
