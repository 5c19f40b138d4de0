/** How places for processors and memory are drawn and headed. */
@NonNullByDefault
package org.wheelhouse.ui.devices.slot;

import org.eclipse.jdt.annotation.NonNullByDefault;
