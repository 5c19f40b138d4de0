/**
 * Definitions as far as they are more than text: what their options name, how a running machine differs from them, and what
 * a start by them would do. Definitions themselves are text files, read and changed by {@code org.wheelhouse.host}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.definition;
