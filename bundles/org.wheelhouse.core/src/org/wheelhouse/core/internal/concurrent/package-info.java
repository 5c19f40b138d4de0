/** Queues and threads: one serial queue for each machine on one shared pool. */
@NonNullByDefault
package org.wheelhouse.core.internal.concurrent;

import org.eclipse.jdt.annotation.NonNullByDefault;
