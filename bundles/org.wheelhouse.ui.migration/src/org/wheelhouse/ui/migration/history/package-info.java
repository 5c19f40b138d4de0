/** The view Migration History: what was seen of each migration, played again and compared. It reads the live model alone. */
@NonNullByDefault
package org.wheelhouse.ui.migration.history;

import org.eclipse.jdt.annotation.NonNullByDefault;
