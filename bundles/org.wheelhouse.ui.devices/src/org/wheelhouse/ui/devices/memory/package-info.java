/** The memory of a machine: slots and DIMMs as a picture and a table, what can be resized, and what the guest says of it. */
@NonNullByDefault
package org.wheelhouse.ui.devices.memory;

import org.eclipse.jdt.annotation.NonNullByDefault;
