/**
 * A terminal as programs on a serial line expect one: an xterm without windows and pointer, which is a VT220 with colours.
 * Bytes go in, a grid of styled cells comes out; nothing here paints, waits or has a thread.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.terminal;
