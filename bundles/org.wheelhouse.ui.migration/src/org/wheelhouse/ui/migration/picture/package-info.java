/**
 * One migration as a person sees and steers it: both ends, what will come of it and what can be done, curves, limits and
 * passes. It shows a live migration and one of the history alike.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.migration.picture;
