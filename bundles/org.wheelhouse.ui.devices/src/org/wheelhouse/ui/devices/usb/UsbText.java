package org.wheelhouse.ui.devices.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.HostUsb;
import org.wheelhouse.model.live.HostUsbClaim;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.theme.Icon;

/** A device of the computer, or a claim on one that is not plugged in, in words. */
final class UsbText {

	private UsbText() {
		// holds no state
	}

	/** Why there are no rows; null while nobody has looked. */
	static String missing(@Nullable HostUsb usb) {
		return usb == null ? Messages.Page_looking : usb.getUntold().isEmpty() ? Messages.Page_none : usb.getUntold();
	}

	/** What a person calls it. */
	static String name(Object row) {
		var name = switch (row) {
			case HostUsbDevice device -> device.getName();
			case HostUsbClaim claim -> claim.getName();
			default -> "";
		};
		return name.isEmpty() ? ids(row) : name;
	}

	/** For example {@code 0781:5581}; a star for any. */
	static String ids(Object row) {
		return switch (row) {
			case HostUsbDevice device -> hex(device.getVendorId()) + ":" + hex(device.getProductId());
			case HostUsbClaim claim -> hex(claim.getVendorId()) + ":" + hex(claim.getProductId());
			default -> "";
		};
	}

	private static String hex(int number) {
		return number < 0 ? "*" : String.format("%04x", number);
	}

	/** As sysfs names it; of a claim the one that it waits at. */
	static String port(Object row) {
		return switch (row) {
			case HostUsbDevice device -> device.getPort();
			case HostUsbClaim claim when claim.getPort().isEmpty() -> "";
			case HostUsbClaim claim -> claim.getBus() + "-" + claim.getPort();
			default -> "";
		};
	}

	static String kind(Object row) {
		return row instanceof HostUsbDevice device ? device.getKind() : "";
	}

	static String speed(Object row) {
		return row instanceof HostUsbDevice device ? device.getSpeed() : "";
	}

	/** Whose it is, or why nobody may have it. */
	static String state(Object row) {
		return switch (row) {
			case HostUsbClaim claim -> NLS.bind(Messages.State_awaited, owner(claim));
			case HostUsbDevice device when !device.getClaims().isEmpty() -> claimed(device.getClaims().getFirst());
			case HostUsbDevice device when !device.getRefusal().isEmpty() -> device.getRefusal();
			case HostUsbDevice device when !device.getRule().isEmpty() -> Messages.State_noRight;
			default -> Messages.State_free;
		};
	}

	private static String claimed(HostUsbClaim claim) {
		return NLS.bind(claim.isAttached() ? Messages.State_attached : Messages.State_waiting, owner(claim));
	}

	/** The machine, and what that calls it. */
	private static String owner(HostUsbClaim claim) {
		var machine = claim.getMachine();
		var name = machine == null ? Messages.State_otherMachine : MachineNames.of(machine);
		return claim.getDeviceId().isEmpty() ? name : NLS.bind(Messages.State_as, name, claim.getDeviceId());
	}

	/** All that is known of it; what lacks rights is said once, with the rule that gives them. */
	static String tip(Object row) {
		var state = state(row);
		var lines = new ArrayList<>(List.of(NLS.bind(Messages.Tip_device, name(row), ids(row))));
		if (!state.equals(Messages.State_noRight)) {
			lines.add(state);
		}
		if (row instanceof HostUsbDevice device) {
			if (!device.getSerial().isEmpty()) {
				lines.add(NLS.bind(Messages.Tip_serial, device.getSerial()));
			}
			if (!device.getRule().isEmpty()) {
				lines.add(NLS.bind(Messages.Tip_rule, device.getRule()));
			}
		}
		return String.join("\n", lines);
	}

	static Icon icon(Object row) {
		return row instanceof HostUsbDevice device ? switch (device.getKind()) {
			case "hub" -> Icon.BRIDGE;
			case "keyboard" -> Icon.KEYBOARD;
			case "pointer" -> Icon.MOUSE;
			case "storage" -> Icon.DISK;
			case "audio" -> Icon.AUDIO;
			case "video" -> Icon.CAMERA;
			default -> Icon.USB;
		} : Icon.TIMER;
	}

	/** Whether a row has all these words, in whichever column. */
	static boolean matches(Object row, String words) {
		var text = String.join(" ", List.of(name(row), ids(row), port(row), kind(row), state(row), tip(row)))
				.toLowerCase(Locale.ROOT);
		return List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream().allMatch(text::contains);
	}
}
