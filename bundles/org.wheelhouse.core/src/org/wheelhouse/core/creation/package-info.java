/**
 * New machines: what a person chooses, what a file that was chosen is, what would come into being, said before it does, and
 * making it, all or nothing.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.creation;
