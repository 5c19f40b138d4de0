/** The screen's pixels and the encodings in which they come. Everything runs on the session's thread but what {@code Surface} says. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.rfb.internal.picture;
