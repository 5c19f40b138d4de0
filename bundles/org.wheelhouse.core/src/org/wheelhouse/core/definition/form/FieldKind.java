package org.wheelhouse.core.definition.form;

/** How a field is filled in. Its value is text all the same. */
public enum FieldKind {
	TEXT,
	/** A whole number. */
	NUMBER,
	/** An amount of memory or disk as QEMU writes it, such as {@code 512M} or {@code 2G}. */
	SIZE,
	/** One of the choices; another text may be written all the same, for this QEMU may not be known. */
	CHOICE,
	/** {@code on} or {@code off}. */
	SWITCH,
	/** A file that is there, as the option spells it. */
	FILE,
	/** A folder that is there. */
	FOLDER,
	/** Some texts, one a line. */
	LINES,
	/** Ports led to the guest: one rule a line, each a {@link Forward}; {@link Field#where} has where each stands. */
	FORWARDS
}
