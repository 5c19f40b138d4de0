/** A definition as text: an editor with line numbers, colours, completion, help where the pointer rests, and marks of what is wrong. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition.source;
