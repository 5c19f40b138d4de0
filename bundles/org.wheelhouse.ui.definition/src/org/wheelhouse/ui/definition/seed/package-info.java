/** What is offered of the seed of a cloud image once its machine has booted. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.definition.seed;
