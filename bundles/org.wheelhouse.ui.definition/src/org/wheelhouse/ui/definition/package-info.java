/** A machine's definition, as a form and as the text that QEMU is given: two sides of one list of options. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition;
