package org.wheelhouse.core.creation;

/** Who sees the screen of a machine. */
public enum Screen {
	/** The workbench: the host adds VNC on a private socket at each start. */
	PRIVATE_VNC("VNC, private socket"),
	/** Nobody. */
	NONE("none");

	private final String words;

	Screen(String words) {
		this.words = words;
	}

	/** What a person chooses. */
	public String words() {
		return words;
	}
}
