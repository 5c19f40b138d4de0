/** The VNC server of a machine, and the ways to its screen. */
@NonNullByDefault
package org.wheelhouse.core.vnc;

import org.eclipse.jdt.annotation.NonNullByDefault;
