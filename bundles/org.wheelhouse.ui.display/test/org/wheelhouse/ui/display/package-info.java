/** Tests of the display: keys, places and codes by themselves; widgets on a display of their own. */
@NonNullByDefault
package org.wheelhouse.ui.display;

import org.eclipse.jdt.annotation.NonNullByDefault;
