/**
 * Plugging devices into a running machine and taking them out: the form with exactly what will be sent, and the gestures
 * behind drops, keys and menus. What is sent is the business of the core's operations.
 */
@NonNullByDefault
package org.wheelhouse.ui.devices.hotplug;

import org.eclipse.jdt.annotation.NonNullByDefault;
