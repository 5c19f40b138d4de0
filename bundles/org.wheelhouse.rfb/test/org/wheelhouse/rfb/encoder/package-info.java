/** What a VNC server writes, as the tests need it: the opposite of the decoders, written without looking at them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.rfb.encoder;
