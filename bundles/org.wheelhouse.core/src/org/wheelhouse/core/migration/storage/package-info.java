/**
 * Disks that go along with a migration where the other end does not reach their images: new images there, mirrors into them,
 * and the moment at which the other end's becomes the guest's disk.
 */
@NonNullByDefault
package org.wheelhouse.core.migration.storage;

import org.eclipse.jdt.annotation.NonNullByDefault;
