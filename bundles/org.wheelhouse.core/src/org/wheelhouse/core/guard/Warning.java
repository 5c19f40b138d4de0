package org.wheelhouse.core.guard;

/**
 * What a person should read before a command is sent, because QEMU would do it without a word.
 *
 * @param weight how bad it can become
 * @param what   what is about to happen, sentences
 * @param advice what to do instead, or how to make sure; may be empty
 */
public record Warning(Weight weight, String what, String advice) {

	/** How bad it can become. */
	public enum Weight {
		/** Something is lost or ends: nothing is sent unless the person has said so. */
		DAMAGE,
		/** It does something else than one may think, but nothing that cannot be taken back. */
		SURPRISE
	}

	public static Warning damage(String what, String advice) {
		return new Warning(Weight.DAMAGE, what, advice);
	}

	static Warning surprise(String what, String advice) {
		return new Warning(Weight.SURPRISE, what, advice);
	}

	/** Both in one text. */
	public String text() {
		return advice.isEmpty() ? what : what + " " + advice;
	}
}
