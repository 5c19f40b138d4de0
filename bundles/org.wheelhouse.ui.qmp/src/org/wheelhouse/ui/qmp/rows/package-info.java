/** How the rows of this bundle's trees and tables read, where the platform's own way does not do. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.qmp.rows;
