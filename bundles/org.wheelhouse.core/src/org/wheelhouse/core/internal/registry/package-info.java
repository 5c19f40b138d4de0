/** The list of machines: how they come, are adopted, launched, shown and forgotten. */
@NonNullByDefault
package org.wheelhouse.core.internal.registry;

import org.eclipse.jdt.annotation.NonNullByDefault;
