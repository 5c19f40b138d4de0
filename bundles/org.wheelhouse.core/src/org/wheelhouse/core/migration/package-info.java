/** A guest goes to another QEMU: what the destination is built from, the way, and what becomes of both ends. */
@NonNullByDefault
package org.wheelhouse.core.migration;

import org.eclipse.jdt.annotation.NonNullByDefault;
