/** Keeps each migration that the model shows in a file of its own, and brings kept ones back into the model. Each file is a recording that other programs read, too. */
@NonNullByDefault
package org.wheelhouse.core.internal.history;

import org.eclipse.jdt.annotation.NonNullByDefault;
