/**
 * The screen of a guest as a page of its machine's editor: pixels, keyboard, pointer and what a person does with them. It
 * speaks RFB by {@code org.wheelhouse.rfb}, on a connection that core opens.
 */
@NonNullByDefault
package org.wheelhouse.ui.display;

import org.eclipse.jdt.annotation.NonNullByDefault;
