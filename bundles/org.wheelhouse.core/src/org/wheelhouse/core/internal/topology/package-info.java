/** Asks for the buses of all kinds and writes them into the live model. */
@NonNullByDefault
package org.wheelhouse.core.internal.topology;

import org.eclipse.jdt.annotation.NonNullByDefault;
