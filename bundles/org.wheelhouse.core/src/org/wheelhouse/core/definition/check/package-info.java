/**
 * What is wrong with a definition, before it is started: what can be told from its text and from what was seen of the
 * computer ({@code Problems}), and what QEMU says of a harmless twin ({@code Check}).
 */
@NonNullByDefault
package org.wheelhouse.core.definition.check;

import org.eclipse.jdt.annotation.NonNullByDefault;
