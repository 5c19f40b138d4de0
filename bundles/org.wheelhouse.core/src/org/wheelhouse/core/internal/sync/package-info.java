/** How snapshots become the live model: on one thread, conflated, changing only what differs. */
@NonNullByDefault
package org.wheelhouse.core.internal.sync;

import org.eclipse.jdt.annotation.NonNullByDefault;
