package org.wheelhouse.core.creation;

import java.nio.charset.StandardCharsets;

/** How files of a machine are called. Pure. */
public final class FileNames {

	/** How a definition ends. */
	public static final String DEFINITION = ".qemu";
	/** Its first disk. */
	static final String DISK = "disk0.qcow2";
	static final String SECOND_DISK = "disk1.qcow2";
	static final String VARIABLES = "VARS.qcow2";
	static final String SEED = "seed.img";
	/** The folder of its TPM's state. */
	public static final String TPM = "tpm";

	/** A file system takes 255 bytes, and there is an ending. */
	private static final int LONGEST = 200;

	private FileNames() {
		// holds no state
	}

	/** The name of a machine as that of a file: what a path cannot have is replaced, and it is not too long. */
	public static String of(String machine) {
		var name = machine.strip().replaceAll("[/\\p{Cntrl}]", "-").replaceFirst("^\\.+", "_");
		name = name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length()))));
		while (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
			name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
		}
		return name.isBlank() ? "machine" : name.strip();
	}
}
