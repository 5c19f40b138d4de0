/**
 * Lets a test in another process see what the workbench shows, and how long its UI thread keeps others waiting. It only
 * looks: clicks and keys come from a real mouse and keyboard, and the bundle is no part of the product.
 */
@NonNullByDefault
package org.wheelhouse.probe;

import org.eclipse.jdt.annotation.NonNullByDefault;
