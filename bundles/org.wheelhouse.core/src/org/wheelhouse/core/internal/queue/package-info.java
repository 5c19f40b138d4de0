/**
 * Three threads for all machines, and a serial queue for each: what belongs to a machine is done in order,
 * and a machine with much to do waits for its turn like any other.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.queue;
