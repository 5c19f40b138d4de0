/** All buses of a machine with what is on them and the places that are free: a picture, one part for each bus, and its table. */
@NonNullByDefault
package org.wheelhouse.ui.devices.topology;

import org.eclipse.jdt.annotation.NonNullByDefault;
