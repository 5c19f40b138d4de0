/** Asks how a migration goes and writes it into the live model. */
@NonNullByDefault
package org.wheelhouse.core.internal.migration;

import org.eclipse.jdt.annotation.NonNullByDefault;
