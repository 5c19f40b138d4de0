/**
 * A registry under test with everything around it: machines that answer from a table over real sockets, a computer that
 * tells what a test says, and a model thread.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.peer;
