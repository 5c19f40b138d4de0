/**
 * The curves of one migration on one time axis, with its phases, acts and disks, what is forecast, and the same in figures.
 * All of it is read from the live model; a history is drawn as what is under way.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.migration.chart;
