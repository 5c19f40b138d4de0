package org.wheelhouse.ui.definition.wizard;

import java.nio.file.Path;
import java.util.Locale;

import org.wheelhouse.ui.theme.Icon;

/** What a new machine is made from. UI thread. */
enum SourceKind {
	/** A disc that installs a system. */
	INSTALLER("installer", Icon.CD, Messages.Source_installer, Messages.Source_installerWords),
	/** A disk that has a system on it. */
	DISK("disk", Icon.DISK, Messages.Source_disk, Messages.Source_diskWords),
	/** A disk that a system on it makes its own at the first start. */
	CLOUD("cloud", Icon.NETWORK, Messages.Source_cloud, Messages.Source_cloudWords),
	/** A kernel that QEMU loads by itself. */
	KERNEL("kernel", Icon.CHIP, Messages.Source_kernel, Messages.Source_kernelWords),
	/** Nothing yet. */
	EMPTY("empty", Icon.ADD, Messages.Source_empty, Messages.Source_emptyWords);

	private final String key;
	private final Icon icon;
	private final String title;
	private final String words;

	SourceKind(String key, Icon icon, String title, String words) {
		this.key = key;
		this.icon = icon;
		this.title = title;
		this.words = words;
	}

	/** What a file is most likely meant for, by its name. */
	static SourceKind of(Path file) {
		return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".iso") ? INSTALLER : DISK;
	}

	/** What tests know its choice by, behind the name of the window. */
	String key() {
		return key;
	}

	Icon icon() {
		return icon;
	}

	String title() {
		return title;
	}

	/** In a few words, what it needs. */
	String words() {
		return words;
	}
}
