/**
 * What is asked about a device before it is plugged into a running machine, made from the properties that its QEMU tells of: which
 * are common, what each takes, and what is proposed.
 */
@NonNullByDefault
package org.wheelhouse.core.deviceform;

import org.eclipse.jdt.annotation.NonNullByDefault;
