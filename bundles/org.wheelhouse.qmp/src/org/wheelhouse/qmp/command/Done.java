package org.wheelhouse.qmp.command;

/** What a command answers that succeeded and has nothing to tell: an empty object in QMP. */
public record Done() {}
