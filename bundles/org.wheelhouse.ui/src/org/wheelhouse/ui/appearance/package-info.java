/**
 * What the workbench looks like: light or dark, by a person's choice or as the desktop is. Only this package knows of themes;
 * views know roles of colours.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.appearance;
