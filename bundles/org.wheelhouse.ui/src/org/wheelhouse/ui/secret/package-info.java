/** Passwords and keys of machines: how a person tells them, and the keyring that keeps them where there is one. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.secret;
