package org.wheelhouse.qmp.message;

/**
 * Why a command failed, in QEMU's own words.
 *
 * @param errorClass  for example {@code GenericError} or {@code CommandNotFound}
 * @param description a sentence for a person; its wording changes with the version
 */
public record QmpError(String errorClass, String description) {}
