/**
 * The kinds of devices that a machine of one type takes while it runs, learnt from the QEMU at hand: of which bus each is, what it
 * needs, and why others are never taken.
 */
@NonNullByDefault
package org.wheelhouse.core.devicetype;

import org.eclipse.jdt.annotation.NonNullByDefault;
