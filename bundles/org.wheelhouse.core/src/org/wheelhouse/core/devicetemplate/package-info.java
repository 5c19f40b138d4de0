/**
 * Devices that a person has kept under a name, with what is behind them and their properties, to plug in more of them. Whose machine they
 * are plugged into, and where, is no part of them.
 */
@NonNullByDefault
package org.wheelhouse.core.devicetemplate;

import org.eclipse.jdt.annotation.NonNullByDefault;
