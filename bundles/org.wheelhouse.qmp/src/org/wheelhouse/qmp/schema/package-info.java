/** What a QEMU says of itself: its commands, events and types, as {@code query-qmp-schema} tells them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.qmp.schema;
