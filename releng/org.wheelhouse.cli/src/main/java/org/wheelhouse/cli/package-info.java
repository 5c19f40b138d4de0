/** Wheelhouse for people who live in scripts: asks machines from a shell. Started by {@code releng/wheelhouse}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.cli;
