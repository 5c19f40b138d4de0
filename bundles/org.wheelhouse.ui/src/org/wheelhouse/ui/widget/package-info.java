/**
 * What all views share: colours by role, icons, glyphs and quantities, and the view that follows the selected machine.
 * Everything here is used on the UI thread, which is also the model thread.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.widget;
