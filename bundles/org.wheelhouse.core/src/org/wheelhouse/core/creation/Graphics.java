package org.wheelhouse.core.creation;

/** Which graphics adapter a machine has. */
public enum Graphics {
	/** The one of virtio. */
	VIRTIO("virtio", "virtio-vga"),
	/** The one that every system knows. */
	STANDARD("standard VGA", "VGA"),
	/** None. */
	NONE("none", "");

	private final String words;
	private final String device;

	Graphics(String words, String device) {
		this.words = words;
		this.device = device;
	}

	/** What a person chooses. */
	public String words() {
		return words;
	}

	/** QEMU's type; empty for none. */
	String device() {
		return device;
	}
}
