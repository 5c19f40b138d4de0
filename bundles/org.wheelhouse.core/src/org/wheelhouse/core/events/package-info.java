/** What machines told by themselves: kept, filtered, exported. */
@NonNullByDefault
package org.wheelhouse.core.events;

import org.eclipse.jdt.annotation.NonNullByDefault;
