/**
 * The editor of one machine: an overview with its state, live figures, facts and the exact command line. It follows the
 * guest when that moves to another QEMU.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.machine;
