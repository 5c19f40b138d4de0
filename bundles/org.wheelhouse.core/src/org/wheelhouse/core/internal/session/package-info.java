/** One machine while it is known: its connection, what is asked over it, and what is told of it. */
@NonNullByDefault
package org.wheelhouse.core.internal.session;

import org.eclipse.jdt.annotation.NonNullByDefault;
