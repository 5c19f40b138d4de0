/** A guest's memory. */
@NonNullByDefault
package org.wheelhouse.core.memory;

import org.eclipse.jdt.annotation.NonNullByDefault;
