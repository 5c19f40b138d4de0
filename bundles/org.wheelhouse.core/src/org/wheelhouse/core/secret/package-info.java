/**
 * Passwords and keys of machines: which ones a definition names, who knows them, and how they are kept out of all that is
 * shown, written or sent.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.secret;
