@NonNullByDefault
package org.wheelhouse.core.definition.check;

import org.eclipse.jdt.annotation.NonNullByDefault;
