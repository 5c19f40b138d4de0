/** What a guest's agent tells: the addresses of its interfaces, and where its disks are mounted. */
@NonNullByDefault
package org.wheelhouse.core.guestagent;

import org.eclipse.jdt.annotation.NonNullByDefault;
