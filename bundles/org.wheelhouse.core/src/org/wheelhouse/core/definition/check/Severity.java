package org.wheelhouse.core.definition.check;

/** How bad a problem is, worst first. */
public enum Severity {
	/** QEMU refuses to start, or what is lost cannot be had back. */
	ERROR,
	/** QEMU starts, and does otherwise than what is most likely meant. */
	WARNING
}
