package org.wheelhouse.core.definition.check;

/** What only a true start can tell. */
final class Untold {

	static final String IMAGES = "Whether the images are whole and this user may write them: the twin has empty ones.";
	static final String SOCKETS = "Whether the ports, sockets, pipes and files of its serial ports and monitors are free.";
	static final String NETWORK = "Whether this user may use the networks, and whether forwarded ports are free.";
	static final String DISPLAY = "Whether the display opens, and its port is free.";
	static final String SOUND = "Whether the sound of the computer can be used.";
	static final String TPM = "Whether the TPM answers.";
	static final String DEVICES = "Whether the computer's own devices are there and free.";
	static final String FOLDERS = "Whether the shared folders can be used.";
	static final String MEMORY = "Whether the memory is there in the file, in huge pages or locked.";
	static final String SECRETS = "Whether the passwords and keys are right.";
	static final String STATE = "Whether the state fits that it begins with.";
	static final String START = "What the options do that say how QEMU runs: as whom, where its logs go, what it loads.";
	static final String ACCELERATOR = "How the machine runs with its accelerator: the twin is emulated, and the accelerator is tried by itself.";

	private Untold() {
		// holds no state
	}
}
