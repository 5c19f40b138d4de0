/**
 * Shell scripts that start QEMU, read and never run: what each QEMU would get, as far as the text alone tells, and what the
 * script does besides. The grammar is that of POSIX "Shell Command Language", with arrays, {@code +=} and {@code [[}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.script;
