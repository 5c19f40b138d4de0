/**
 * The commands that Wheelhouse speaks, one record each, and the records of what they answer; everything else that a QEMU
 * offers goes as {@link org.wheelhouse.qmp.command.RawCommand}. Names are QEMU's; what a version leaves out is empty here.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.qmp.command;
