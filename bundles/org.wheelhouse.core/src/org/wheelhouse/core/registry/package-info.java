/** The machines that the workbench knows. */
@NonNullByDefault
package org.wheelhouse.core.registry;

import org.eclipse.jdt.annotation.NonNullByDefault;
