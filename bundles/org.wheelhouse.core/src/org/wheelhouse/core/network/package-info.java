/** What a person does to network cards and the networks behind them while the machine runs. */
@NonNullByDefault
package org.wheelhouse.core.network;

import org.eclipse.jdt.annotation.NonNullByDefault;
