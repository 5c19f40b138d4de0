/**
 * The block devices of a machine: which device reads which file through which nodes, and how much. A picture and the same
 * as a table.
 */
@NonNullByDefault
package org.wheelhouse.ui.devices.block;

import org.eclipse.jdt.annotation.NonNullByDefault;
