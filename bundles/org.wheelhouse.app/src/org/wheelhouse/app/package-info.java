/** The product: the application, its one window, the two perspectives. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.app;
