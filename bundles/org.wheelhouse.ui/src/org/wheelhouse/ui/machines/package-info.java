/**
 * The Machines view: hosts and their machines with live figures, a filter, the screens as thumbnails. Plain SWT and JFace
 * parts that take the live model; only the view itself knows the workbench.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.machines;
