/** What a QEMU is and has: version, accelerator, mice, sound. */
@NonNullByDefault
package org.wheelhouse.core.info;

import org.eclipse.jdt.annotation.NonNullByDefault;
