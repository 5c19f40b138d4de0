/** The network cards of a machine and what is behind them, as a table. */
@NonNullByDefault
package org.wheelhouse.ui.devices.network;

import org.eclipse.jdt.annotation.NonNullByDefault;
