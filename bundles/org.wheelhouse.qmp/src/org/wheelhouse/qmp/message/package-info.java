/**
 * The messages of QMP, QEMU's JSON protocol: what comes from a machine, decoded from bytes cut anywhere, and what is sent to it.
 * Nothing here knows a connection or the meaning of a command.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.qmp.message;
