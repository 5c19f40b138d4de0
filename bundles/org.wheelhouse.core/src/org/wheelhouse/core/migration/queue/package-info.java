/** Several migrations one after the other, so many at a time on each computer. The queue is an operation of its own, made of others. */
@NonNullByDefault
package org.wheelhouse.core.migration.queue;

import org.eclipse.jdt.annotation.NonNullByDefault;
