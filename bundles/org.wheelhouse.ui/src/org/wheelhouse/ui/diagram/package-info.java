/**
 * What all painted pictures of a machine share: scrolling, pointing, the keyboard, being read aloud, and the table that
 * shows the same. A picture is one canvas that paints a {@link org.wheelhouse.ui.diagram.Diagram}; scenes know no widget.
 */
@NonNullByDefault
package org.wheelhouse.ui.diagram;

import org.eclipse.jdt.annotation.NonNullByDefault;
