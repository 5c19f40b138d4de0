package org.wheelhouse.ui.help;

/**
 * A part of the product.
 *
 * @param name    symbolic name of the bundle
 * @param version of it
 * @param licence as its jar says, {@link Licence}
 */
record Component(String name, String version, String licence) {}
