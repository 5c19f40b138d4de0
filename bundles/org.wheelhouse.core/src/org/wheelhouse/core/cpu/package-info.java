/** Virtual CPUs that come and go while the machine runs, and on which of the host's processors they run. */
@NonNullByDefault
package org.wheelhouse.core.cpu;

import org.eclipse.jdt.annotation.NonNullByDefault;
