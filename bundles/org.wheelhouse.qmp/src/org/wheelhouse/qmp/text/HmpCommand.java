package org.wheelhouse.qmp.text;

import java.util.List;

/**
 * A command of the human monitor, as its {@code help} tells it. Immutable.
 *
 * @param names      the first is the usual one; those of {@code info} have two words
 * @param parameters as QEMU writes them, for example {@code [-f] device}; may be empty
 * @param help       QEMU's words; lines are separated by a line feed
 */
public record HmpCommand(List<String> names, String parameters, String help) {}
