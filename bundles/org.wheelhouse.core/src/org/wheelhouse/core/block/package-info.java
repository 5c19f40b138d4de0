/** Disks, drives, media, limits, snapshots and jobs. */
@NonNullByDefault
package org.wheelhouse.core.block;

import org.eclipse.jdt.annotation.NonNullByDefault;
