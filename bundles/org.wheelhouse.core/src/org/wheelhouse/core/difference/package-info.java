/**
 * How a machine runs otherwise than it is defined, side by side, and what can be done about it: the definition takes over what
 * runs, the machine drops what the definition does not have, or has what was written into it since.
 */
@NonNullByDefault
package org.wheelhouse.core.difference;

import org.eclipse.jdt.annotation.NonNullByDefault;
