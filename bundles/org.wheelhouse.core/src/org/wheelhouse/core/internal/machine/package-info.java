/**
 * One known machine: its connection, the questions asked of it, and what is known of it across reconnects. Everything
 * mutable belongs to the machine's serial queue.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.machine;
