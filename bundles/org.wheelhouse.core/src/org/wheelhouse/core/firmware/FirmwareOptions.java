package org.wheelhouse.core.firmware;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.KeyValues.Part;
import org.wheelhouse.host.QemuOption;

/**
 * The options of a machine with UEFI. Its variables are a qcow2 image, because QEMU leaves a raw one out of snapshots without a
 * word. They are no {@code -drive}, and a disk beside them has to be one: {@code savevm} of the human monitor puts the machine's memory
 * into the first writable drive, else into what the machine opens first, which is its flash memory. Pure.
 */
public final class FirmwareOptions {

	/** The node of the code. */
	public static final String CODE = "firmware-code";
	/** The node of the variables. */
	public static final String VARIABLES = "firmware-vars";

	private FirmwareOptions() {
		// holds no state
	}

	/** What is to be said of the machine itself. */
	public static List<Part> machine(FirmwareDescriptor firmware) {
		var parts = new ArrayList<Part>();
		if (firmware.needsSmm()) {
			parts.add(new Part("smm", "on"));
		}
		parts.add(new Part("pflash0", CODE));
		parts.add(new Part("pflash1", VARIABLES));
		return parts;
	}

	/**
	 * The options besides {@code -machine}.
	 *
	 * @param variables a qcow2 image, as QEMU is to be told of it
	 */
	public static List<QemuOption> of(FirmwareDescriptor firmware, String variables) {
		var options = new ArrayList<QemuOption>();
		if (firmware.isSecure()) {
			options.add(QemuOption.of("global", "driver=cfi.pflash01,property=secure,value=on"));
		}
		options.add(QemuOption.of("blockdev", node(firmware.codeFormat(), CODE, firmware.code().toString(), true)));
		options.add(QemuOption.of("blockdev", node("qcow2", VARIABLES, variables, false)));
		return options;
	}

	private static String node(String driver, String name, String file, boolean readOnly) {
		var parts = new ArrayList<>(List.of(new Part("driver", driver), new Part("node-name", name)));
		if (readOnly) {
			parts.add(new Part("read-only", "on"));
		}
		parts.add(new Part("file.driver", "file"));
		parts.add(new Part("file.filename", file));
		return new KeyValues(parts).text();
	}
}
