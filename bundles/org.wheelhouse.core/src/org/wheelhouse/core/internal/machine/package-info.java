/** What is asked of a machine, subject by subject, and who looks at which computer. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.machine;
