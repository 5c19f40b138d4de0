/** How a failure is shown. */
@NonNullByDefault
package org.wheelhouse.ui.failure;

import org.eclipse.jdt.annotation.NonNullByDefault;
