/**
 * The screen of a machine by RFB (RFC 6143), the protocol of VNC, with the extensions that QEMU speaks. A session decodes into a
 * framebuffer on a thread of its own; no toolkit is known here.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.rfb;
