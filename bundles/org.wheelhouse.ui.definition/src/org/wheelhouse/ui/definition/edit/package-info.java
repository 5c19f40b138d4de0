/** A definition while it is edited: its text, its history, its file. Without widgets. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition.edit;
