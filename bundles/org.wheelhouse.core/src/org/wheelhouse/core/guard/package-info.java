/** What is looked at before a command is sent: what it may lose, and what QEMU does not survive. */
@NonNullByDefault
package org.wheelhouse.core.guard;

import org.eclipse.jdt.annotation.NonNullByDefault;
