package org.wheelhouse.host.remote;

import java.util.List;
import java.util.Optional;

/**
 * Something that is wanted from a person while a computer is connected.
 *
 * @param kind  what
 * @param host  whom the connection is to lead to, as it was typed
 * @param about whom or what the question is about, as it names it: behind a jump host that may be the latter. A computer, or
 *              the file of a key; empty where that is not told
 * @param text  the words of the program that connects, or of the server
 * @param key   what a {@link Kind#HOST_KEY} is about
 * @param again whether the same program asks it once more for this connection, so that the answer before was not right
 */
public record HostPrompt(Kind kind, String host, String about, String text, Optional<HostKey> key, boolean again) {

	/** What can be wanted. */
	public enum Kind {
		/** Whether the computer is who it says; the answer is {@code yes}, {@code no} or the fingerprint. */
		HOST_KEY,
		/** What unlocks a private key of this computer. */
		PASSPHRASE,
		/** The user's password there. */
		PASSWORD,
		/** What unlocks a security key. */
		PIN,
		/** What the server asks in its own words: a password, or a code that holds once. */
		CODE,
		/** Yes or no; any answer is yes. */
		CONFIRM,
		/** A security key wants to be touched. Nothing is to be answered; it is over when the connection goes on. */
		TOUCH
	}

	/**
	 * The key by which a computer shows who it is.
	 *
	 * @param type        for example {@code ED25519}
	 * @param fingerprint for example {@code SHA256:…}
	 * @param otherNames  under which it is known already, each as the program tells it
	 */
	public record HostKey(String type, String fingerprint, List<String> otherNames) {
		public HostKey {
			otherNames = List.copyOf(otherNames);
		}
	}

	/** The fingerprint of a host's key, for example {@code SHA256:…}. */
	public Optional<String> fingerprint() {
		return key.map(HostKey::fingerprint);
	}
}
