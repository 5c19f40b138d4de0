/** Copying images from one computer to another, as a person does it. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition.copy;
