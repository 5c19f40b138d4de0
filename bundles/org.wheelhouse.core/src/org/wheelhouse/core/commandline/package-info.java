/** The options of QEMU's command line as text: keys, values, quoting. */
@NonNullByDefault
package org.wheelhouse.core.commandline;

import org.eclipse.jdt.annotation.NonNullByDefault;
