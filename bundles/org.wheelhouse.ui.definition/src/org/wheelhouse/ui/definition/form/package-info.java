/** A definition as a form: sections at the left, the fields of one at the right, made of what core reads in the options. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition.form;
