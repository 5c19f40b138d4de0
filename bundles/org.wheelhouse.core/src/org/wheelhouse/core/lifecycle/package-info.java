/**
 * What becomes of whole machines that do not run: a second one like the first, and the end of one, with the files of both. What
 * is done is said before, and looked at once more when it is done.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.lifecycle;
