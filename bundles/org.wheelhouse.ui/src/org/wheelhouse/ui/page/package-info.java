/**
 * What other bundles add to the editor of a machine: pages beside the overview, by the extension point
 * {@code org.wheelhouse.ui.machinePages}.
 */
@NonNullByDefault
package org.wheelhouse.ui.page;

import org.eclipse.jdt.annotation.NonNullByDefault;
