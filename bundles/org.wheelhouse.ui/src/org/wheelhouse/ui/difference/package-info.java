/**
 * What runs and what is defined, side by side: a table that stands above a page of a machine as long as there is a difference.
 * What is done about one is a {@link org.wheelhouse.ui.difference.DifferenceActions}, a service of the workbench.
 */
@NonNullByDefault
package org.wheelhouse.ui.difference;

import org.eclipse.jdt.annotation.NonNullByDefault;
