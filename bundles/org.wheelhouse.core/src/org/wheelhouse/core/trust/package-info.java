/**
 * What the start of a definition does to its computer beyond the machine itself: a definition is a program. It is told before
 * the first start, and the answer of a person holds for what was told, not for a path.
 */
@NonNullByDefault
package org.wheelhouse.core.trust;

import org.eclipse.jdt.annotation.NonNullByDefault;
