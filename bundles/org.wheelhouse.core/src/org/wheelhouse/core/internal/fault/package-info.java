/**
 * What becomes of a failure before a person reads it: what happened, what was sent, QEMU's own words and, from one table,
 * what to do.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.fault;
