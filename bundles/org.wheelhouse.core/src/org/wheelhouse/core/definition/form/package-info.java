/**
 * A definition as typed sections with fields, each of which edits options where they stand and in the style in which they are
 * written. Pure: no file, no machine, no widget.
 */
@NonNullByDefault
package org.wheelhouse.core.definition.form;

import org.eclipse.jdt.annotation.NonNullByDefault;
