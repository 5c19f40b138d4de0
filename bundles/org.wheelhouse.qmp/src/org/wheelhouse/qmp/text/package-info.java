/** Commands as a person writes them: JSON, or the shorthand of QEMU's own {@code qmp-shell}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.qmp.text;
