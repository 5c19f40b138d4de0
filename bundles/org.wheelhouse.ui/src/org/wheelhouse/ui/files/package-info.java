/** How a person chooses files of a computer, be it this one or one far away. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.files;
