/** Asks for the network cards of a machine and what is behind them. */
@NonNullByDefault
package org.wheelhouse.core.internal.network;

import org.eclipse.jdt.annotation.NonNullByDefault;
