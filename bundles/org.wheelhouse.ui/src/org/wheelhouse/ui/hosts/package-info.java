/** Computers far away: adding, changing and removing them, and what is asked while they are connected. */
@NonNullByDefault
package org.wheelhouse.ui.hosts;

import org.eclipse.jdt.annotation.NonNullByDefault;
