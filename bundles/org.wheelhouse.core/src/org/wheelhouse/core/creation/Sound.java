package org.wheelhouse.core.creation;

/** Whether a new machine has a sound card, and where it is heard. */
public enum Sound {
	/** No card. */
	NONE("none", ""),
	/** A card for systems that want one. */
	SILENT("a card that nobody hears", "none"),
	/** Through that of the computer. */
	PULSEAUDIO("by PulseAudio", "pa"),
	/** Through that of the computer. */
	PIPEWIRE("by PipeWire", "pipewire"),
	/** Through that of the computer. */
	ALSA("by ALSA", "alsa");

	private final String words;
	private final String driver;

	Sound(String words, String driver) {
		this.words = words;
		this.driver = driver;
	}

	/** What a person chooses. */
	public String words() {
		return words;
	}

	/** That of {@code -audiodev}; empty for no card. */
	String driver() {
		return driver;
	}
}
