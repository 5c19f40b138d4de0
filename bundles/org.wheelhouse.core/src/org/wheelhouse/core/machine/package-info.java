/** What operations, pollers and views use of one machine. */
@NonNullByDefault
package org.wheelhouse.core.machine;

import org.eclipse.jdt.annotation.NonNullByDefault;
