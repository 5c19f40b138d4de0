/** The page before the first start of what came from elsewhere: what its definition does beyond the machine. */
@NonNullByDefault
package org.wheelhouse.ui.trust;

import org.eclipse.jdt.annotation.NonNullByDefault;
