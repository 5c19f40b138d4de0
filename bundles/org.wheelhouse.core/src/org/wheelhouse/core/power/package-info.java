/** Whether a machine runs: pause, resume, reset, power down, quit, force off. */
@NonNullByDefault
package org.wheelhouse.core.power;

import org.eclipse.jdt.annotation.NonNullByDefault;
