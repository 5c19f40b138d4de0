/** The virtual CPUs of a machine and how busy each is: a picture of its sockets and the same as a table. */
@NonNullByDefault
package org.wheelhouse.ui.devices.cpu;

import org.eclipse.jdt.annotation.NonNullByDefault;
