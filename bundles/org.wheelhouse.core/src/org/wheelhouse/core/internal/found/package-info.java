/** Looks for the QEMUs that run on a computer and are not in the list, and shows them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.found;
