/**
 * The picture of a guest's screen as the monitor can give it: captured once a second, only while a person can see it.
 * Decoding happens off the UI thread, and a picture that cannot be taken says why.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.screendump;
