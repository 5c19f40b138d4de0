package org.wheelhouse.core.state;

import java.nio.file.Path;

/**
 * An image that a definition names, and a newer one upon which the machine ran since.
 *
 * @param image   that a start would use
 * @param newer   the uppermost that was put upon it
 * @param depends whether the newer one still needs the image, so that it becomes invalid when something is written into that
 */
public record NewerImage(DefinedImage image, Path defined, Path newer, boolean depends) {}
