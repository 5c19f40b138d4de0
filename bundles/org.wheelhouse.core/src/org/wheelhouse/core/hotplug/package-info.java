/** Devices plugged and unplugged while a machine runs. */
@NonNullByDefault
package org.wheelhouse.core.hotplug;

import org.eclipse.jdt.annotation.NonNullByDefault;
