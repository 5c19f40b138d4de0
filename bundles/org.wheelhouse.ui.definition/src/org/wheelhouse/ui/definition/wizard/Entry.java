package org.wheelhouse.ui.definition.wizard;

import java.util.Locale;

/** What can be entered in the window; the keys of its {@link org.wheelhouse.ui.form.FormValues}. */
enum Entry {
	/** Key of a {@link SourceKind}. */
	SOURCE,
	/** An installer's disc. */
	DISC,
	/** A disk's image. */
	IMAGE,
	/** What is done with it: index of {@link Choices#uses()}. */
	USE,
	/** A cloud image. */
	CLOUD,
	/** Who logs in to it. */
	USER,
	/** By which public key. */
	KEY,
	/** By which password. */
	PASSWORD,
	/** What its guest calls itself. */
	HOST_NAME,
	/** A kernel. */
	KERNEL,
	/** Its first file system. */
	INITRD,
	/** Its command line. */
	APPEND,
	/** What will run: index of {@link Choices#presets()}. */
	PRESET,
	/** The machine's name. */
	NAME,
	/** On which computer: index of {@link Choices#hosts()}. */
	HOST,
	/** By which QEMU: index of {@link Choices#programs()}. */
	PROGRAM,
	/** Number of processors. */
	CPUS,
	/** Size of the memory. */
	MEMORY,
	/** Whether it gets a new disk: index of {@link Choices#disks()}. */
	DISK,
	/** How large it is. */
	DISK_SIZE,
	/** The image that it gets in place of a new one. */
	DISK_IMAGE,
	/** Index of {@link Choices#networks()}. */
	NETWORK,
	/** The port of this computer that leads to the guest's ssh. */
	SSH_PORT,
	/** The bridge at which the guest is. */
	BRIDGE,
	/** Index of {@link Choices#displays()}. */
	DISPLAY,
	/** Index of {@link Choices#graphics()}. */
	GRAPHICS,
	/** Index of {@link Choices#firmwares()}. */
	FIRMWARE,
	/** Whether what most leave as it is can be seen. */
	MORE,
	/** The CPU model. */
	PROCESSOR,
	/** How large a second disk is; nothing for none. */
	SECOND_DISK,
	/** Index of {@link Choices#sounds()}. */
	SOUND,
	/** A folder of this computer. */
	SHARED,
	/** Whether there is a TPM. */
	TPM,
	/** A disc with drivers. */
	DRIVERS,
	/** The folder in which the machine's own is made. */
	FOLDER;

	/** For example {@code diskSize}: what the field is called in the window. */
	String id() {
		var words = name().toLowerCase(Locale.ROOT).split("_");
		var id = new StringBuilder(words[0]);
		for (var i = 1; i < words.length; i++) {
			id.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
		}
		return id.toString();
	}
}
