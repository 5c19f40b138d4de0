package org.wheelhouse.core.state;

import java.nio.file.Path;

/**
 * An image that a definition names, and a newer one upon which the machine ran since.
 *
 * @param image    that a start would use
 * @param newer    the last one upon which it ran
 * @param relation what is between the two
 * @param format   of the newer one; empty when it is not known
 */
public record NewerImage(DefinedImage image, Path defined, Path newer, Relation relation, String format) {

	/** What would become of the data when the machine is started on the image that is defined. */
	public enum Relation {
		/** The newer one needs the image as it is now, and becomes invalid when something is written into that. */
		UPON,
		/** Neither needs the other. */
		APART,
		/** The image needs what is beneath it as that was, and that was written into since: it is invalid already. */
		BENEATH
	}
}
