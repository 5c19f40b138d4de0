package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.Optional;

import org.wheelhouse.core.guard.ByteText;

/**
 * Something that is done to files when a machine is made or changed, said before it is done. Immutable.
 *
 * @param action what
 * @param file   that comes into being or is changed, as a full path
 * @param from   what it is made of; empty when of nothing
 * @param source the format of that, where it is an image
 * @param format of the file, where it is an image
 * @param size   bytes that a guest sees of an image; else 0
 */
public record FileStep(Action action, Path file, Optional<Path> from, String source, String format, long size) {

	/** What is done. */
	public enum Action {
		/** A folder is made. */
		FOLDER,
		/** An empty image is made. */
		IMAGE,
		/** What an image shows its guest is copied into a new one. */
		COPY,
		/** An overlay is made. */
		OVERLAY,
		/** An image becomes nobody's writable disk. */
		FREEZE,
		/** The variables of a UEFI are copied. */
		VARIABLES,
		/** A small file is copied as it is: the state of a TPM. */
		STATE,
		/** The disk that tells a cloud image whose machine it is. */
		SEED,
		/** A definition is written. */
		DEFINITION,
		/** A definition that is there is changed. */
		REDEFINITION
	}

	private static final String QCOW2 = "qcow2";

	private static FileStep of(Action action, Path file) {
		return new FileStep(action, file, Optional.empty(), "", "", 0);
	}

	/** A folder is made. */
	public static FileStep folder(Path folder) {
		return of(Action.FOLDER, folder);
	}

	/** An empty qcow2 image is made. */
	public static FileStep image(Path file, long size) {
		return new FileStep(Action.IMAGE, file, Optional.empty(), "", QCOW2, size);
	}

	/** An image is copied. */
	public static FileStep copy(Path from, String source, Path file, String format, long size) {
		return new FileStep(Action.COPY, file, Optional.of(from), source, format, size);
	}

	/** An overlay is made. */
	public static FileStep overlay(Path base, String source, Path file, long size) {
		return new FileStep(Action.OVERLAY, file, Optional.of(base), source, QCOW2, size);
	}

	/** An image becomes a base. */
	public static FileStep freeze(Path file) {
		return of(Action.FREEZE, file);
	}

	/** The variables of a UEFI are copied. */
	public static FileStep variables(Path from, String source, Path file, String format) {
		return new FileStep(Action.VARIABLES, file, Optional.of(from), source, format, 0);
	}

	/** The state of a TPM is copied. */
	public static FileStep state(Path from, Path file) {
		return new FileStep(Action.STATE, file, Optional.of(from), "", "", 0);
	}

	/** A seed is made. */
	public static FileStep seed(Path file) {
		return of(Action.SEED, file);
	}

	/** A definition is written. */
	public static FileStep definition(Path file) {
		return of(Action.DEFINITION, file);
	}

	/** A definition is changed. */
	public static FileStep redefinition(Path file) {
		return of(Action.REDEFINITION, file);
	}

	/** As a person reads it, without a full stop. */
	public String sentence() {
		var name = String.valueOf(file.getFileName());
		var origin = from.map(Path::toString).orElse("");
		return switch (action) {
			case FOLDER -> "create the folder " + file;
			case IMAGE -> "create " + name + " (" + ByteText.text(size) + ")";
			case COPY -> "create " + name + bytes() + ", a copy of " + origin;
			case OVERLAY -> "create " + file + ", an overlay that keeps what differs from " + origin;
			case FREEZE -> "make " + file + " a base: it is only read from then on, by every machine";
			case VARIABLES -> "create " + name + ", the variables of its UEFI, a copy of " + origin;
			case STATE -> "create " + name + ", the state of its TPM, a copy of " + origin;
			case SEED -> "create " + name + ", which tells the system at its first start who may log in";
			case DEFINITION -> "write the definition " + name;
			case REDEFINITION -> "change the definition " + file;
		};
	}

	private String bytes() {
		return size == 0 ? "" : " (" + ByteText.text(size) + ")";
	}
}
