package org.wheelhouse.core.image;

import java.nio.file.Path;
import java.util.List;

/**
 * Somebody who needs an image as it is.
 *
 * @param kind how
 * @param name of the machine, or of the file that needs it
 * @param file the overlay, or the machine's definition; of a running machine without one, the image itself
 */
public record Dependant(Kind kind, String name, Path file) {

	/** How an image is needed. */
	public enum Kind {
		/** An overlay, directly or through others: its guest sees what the image has wherever nothing was written since. */
		OVERLAY("an overlay on it"),
		/** A definition by which a machine would write to it. */
		DEFINED("the machine %s writes to it when it is started"),
		/** A definition by which a machine would only read it. */
		DEFINED_READ_ONLY("the machine %s reads it when it is started"),
		/** A running machine that writes to it. */
		RUNNING("the machine %s runs on it"),
		/** A running machine that reads it, itself or beneath another image. */
		RUNNING_READ_ONLY("the machine %s runs and reads it"),
		/** The memory of a machine, saved in it. */
		SAVED_STATE("the memory of a machine is saved in it as %s");

		private final String words;

		Kind(String words) {
			this.words = words;
		}
	}

	/** Whether a guest writes to the image, or would go on with it: it is not to become a base then. */
	public boolean hasItOnTop() {
		return kind == Kind.DEFINED || kind == Kind.RUNNING || kind == Kind.SAVED_STATE;
	}

	/** The overlays among them. */
	public static List<Path> overlays(List<Dependant> all) {
		return all.stream().filter(one -> one.kind == Kind.OVERLAY).map(Dependant::file).toList();
	}

	/** As a person reads it, a part of a sentence. */
	public String text() {
		return kind == Kind.OVERLAY ? file + " is " + kind.words : kind.words.formatted(name);
	}
}
