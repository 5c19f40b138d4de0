/** Figures of a machine over time. */
@NonNullByDefault
package org.wheelhouse.ui.chart;

import org.eclipse.jdt.annotation.NonNullByDefault;
