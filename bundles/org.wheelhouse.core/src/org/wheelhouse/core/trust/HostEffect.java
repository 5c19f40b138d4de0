package org.wheelhouse.core.trust;

/**
 * Something that a start by some options does to its computer beyond the machine: a program that it runs, a file outside the
 * definition's folder that is written, a device that the guest gets. Immutable.
 *
 * @param kind     of which kind
 * @param target   the program, file, address or device; paths are full
 * @param sentence what it does, for example {@code runs /etc/qemu-ifup when the network tap0 begins}
 * @param option   that does it, as it is written, without secrets
 */
public record HostEffect(Kind kind, String target, String sentence, String option) {

	/** Kinds of effects, the gravest first. */
	public enum Kind {
		/** A program runs, or somebody gets the monitor, by which one can be run. */
		RUNS,
		/** A file, folder or socket outside the definition's folder is made or written. */
		WRITES,
		/** A device of the computer is given to the guest. */
		HANDS_OVER
	}
}
