/** Asks for the block graph, its figures and jobs, and writes them into the live model. */
@NonNullByDefault
package org.wheelhouse.core.internal.block;

import org.eclipse.jdt.annotation.NonNullByDefault;
