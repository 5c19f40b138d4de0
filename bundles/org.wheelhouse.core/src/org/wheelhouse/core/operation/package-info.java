/**
 * What a person can do to a machine, one final class a gesture: built from a machine and an intent, shown before it runs,
 * all or none when it does.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.operation;
