/** Colours by role, fonts, icons and the glyphs of states. */
@NonNullByDefault
package org.wheelhouse.ui.theme;

import org.eclipse.jdt.annotation.NonNullByDefault;
