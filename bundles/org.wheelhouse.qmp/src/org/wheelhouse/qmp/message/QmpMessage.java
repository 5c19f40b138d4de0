package org.wheelhouse.qmp.message;

/**
 * What a QMP server says, one JSON object a line (QMP specification, sections 2.2 to 2.5). Immutable as long as nobody
 * changes the JSON inside, which nobody may.
 */
public sealed interface QmpMessage permits Greeting, Reply, Failure, UnattributedFailure, Event, UnknownMessage {
}
