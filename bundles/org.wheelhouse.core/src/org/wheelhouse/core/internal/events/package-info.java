/** The events of machines in memory and in files of the workbench's own. */
@NonNullByDefault
package org.wheelhouse.core.internal.events;

import org.eclipse.jdt.annotation.NonNullByDefault;
