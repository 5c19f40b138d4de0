/** What a person does about the differences between a machine and its definition: asked where something may be lost. */
@NonNullByDefault
package org.wheelhouse.ui.difference.gesture;

import org.eclipse.jdt.annotation.NonNullByDefault;
