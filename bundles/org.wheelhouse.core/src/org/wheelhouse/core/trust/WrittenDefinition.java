package org.wheelhouse.core.trust;

import java.nio.file.Path;

/**
 * What a file of a definition says at one time.
 *
 * @param file full path
 */
public record WrittenDefinition(Path file, String text) {}
