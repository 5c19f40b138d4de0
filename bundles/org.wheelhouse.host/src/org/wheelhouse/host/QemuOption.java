package org.wheelhouse.host;

import java.util.Optional;

/**
 * One option of a QEMU command line. Order among options is significant: it decides slots and boot order.
 *
 * @param name   without the leading dash, for example {@code device}; empty for a word that belongs to no option
 * @param value  its text as QEMU reads it, empty for a switch such as {@code -nodefaults}
 * @param origin who put it there
 */
public record QemuOption(String name, Optional<String> value, Origin origin) {

	/** Who put an option on the command line. */
	public enum Origin {
		/** Written by the user or imported. */
		USER,
		/** Added by the workbench because it is needed to host the machine: monitors, display, accelerator. */
		HOST
	}

	/** An option that the user wrote. */
	public static QemuOption of(String name, String value) {
		return new QemuOption(name, Optional.of(value), Origin.USER);
	}

	/** A switch that the user wrote. */
	public static QemuOption of(String name) {
		return new QemuOption(name, Optional.empty(), Origin.USER);
	}

	/** A word that belongs to no option: QEMU takes it for the image of a disk. */
	public static QemuOption word(String word) {
		return of("", word);
	}

	/** Whether it is only a word. */
	public boolean isWord() {
		return name.isEmpty();
	}
}
