/**
 * The only writer of the live model: copies snapshots into it on the model thread and sets only what differs.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.model;
