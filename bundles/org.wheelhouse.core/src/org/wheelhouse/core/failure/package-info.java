/** What goes wrong, in words for a person: what, QEMU's own words, the command, what was undone, what to do. */
@NonNullByDefault
package org.wheelhouse.core.failure;

import org.eclipse.jdt.annotation.NonNullByDefault;
