/**
 * Widgets and texts that all views share; nothing here knows of machines. Everything here is used on the UI thread, which is also
 * the model thread.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.widget;
