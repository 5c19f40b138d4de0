/** Finds the port of a guest's agent and speaks the agent's protocol on it. */
@NonNullByDefault
package org.wheelhouse.core.internal.guestagent;

import org.eclipse.jdt.annotation.NonNullByDefault;
