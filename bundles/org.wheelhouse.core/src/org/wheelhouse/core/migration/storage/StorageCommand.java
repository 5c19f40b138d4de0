package org.wheelhouse.core.migration.storage;

import org.wheelhouse.qmp.command.QmpCommand;

/**
 * A command that takes disks along, for one of both ends.
 *
 * @param toSource  whether the source gets it, else the destination
 * @param purpose   what it is for, in a few words
 * @param onFailure what has failed when it fails, a sentence without its full stop
 */
public record StorageCommand(boolean toSource, QmpCommand<?> command, String purpose, String onFailure) {}
