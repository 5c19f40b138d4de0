/** How a device that is leaving is shown, the same above every picture of devices, and what was plugged and unplugged in this session. */
@NonNullByDefault
package org.wheelhouse.ui.devices.leaving;

import org.eclipse.jdt.annotation.NonNullByDefault;
