/** The ways to a machine's screen: which there are, that they lead to this machine and no other, and why there is none. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.vnc;
