/**
 * Ring buffers behind the public series: written on a machine's serial queue, read by charts on the model thread.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.series;
