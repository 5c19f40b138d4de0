/**
 * The objects of which a QEMU is made (QOM), read a piece at a time as somebody looks at them. Nothing is kept here: a tree
 * is what its reader makes of the answers.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.qom;
