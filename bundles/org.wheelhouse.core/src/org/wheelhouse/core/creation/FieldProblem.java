package org.wheelhouse.core.creation;

/**
 * Why a machine cannot be made as it is chosen, at what was chosen.
 *
 * @param message what is wrong and what to do, in whole sentences
 */
public record FieldProblem(Field field, String message) {

	/** What a person chooses. */
	public enum Field {
		/** The computer, or its QEMU. */
		HOST,
		/** The disc or the image that it starts from. */
		FILE, KERNEL, INITRD, NAME, FOLDER, CPUS, MEMORY, DISK_SIZE, DISK_IMAGE, NETWORK, SSH_PORT, FIRMWARE, DRIVERS, TPM, USER, KEY, PASSWORD, HOST_NAME, PROCESSOR, SECOND_DISK, SOUND, SHARED
	}
}
