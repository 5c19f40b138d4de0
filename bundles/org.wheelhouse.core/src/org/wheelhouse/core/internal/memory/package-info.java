/** Asks for the memory of a machine. */
@NonNullByDefault
package org.wheelhouse.core.internal.memory;

import org.eclipse.jdt.annotation.NonNullByDefault;
