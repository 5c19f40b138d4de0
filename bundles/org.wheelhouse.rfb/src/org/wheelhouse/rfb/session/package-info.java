/** A connection to a VNC server and its picture. */
@NonNullByDefault
package org.wheelhouse.rfb.session;

import org.eclipse.jdt.annotation.NonNullByDefault;
