/** Asks for the processors and writes them into the live model. */
@NonNullByDefault
package org.wheelhouse.core.internal.cpu;

import org.eclipse.jdt.annotation.NonNullByDefault;
