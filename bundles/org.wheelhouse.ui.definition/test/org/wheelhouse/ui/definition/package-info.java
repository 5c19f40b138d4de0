/** Tests of the pages of a definition: histories and words by themselves; widgets on a display of their own. */
@NonNullByDefault
package org.wheelhouse.ui.definition;

import org.eclipse.jdt.annotation.NonNullByDefault;
