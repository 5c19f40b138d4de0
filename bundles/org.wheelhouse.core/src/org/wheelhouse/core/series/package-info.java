/**
 * Figures over time, kept in ring buffers outside the model: charts pull copies at their own pace while they are visible.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.series;
