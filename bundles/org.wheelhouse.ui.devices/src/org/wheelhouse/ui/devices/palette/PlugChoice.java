package org.wheelhouse.ui.devices.palette;

/**
 * A place that takes a device, for a menu.
 *
 * @param bus   what it belongs to; a menu of its own when it has several
 * @param place where there, within that menu
 * @param label the whole, where there is but one
 * @param open  opens the form for the device in that place
 */
record PlugChoice(String bus, String place, String label, Runnable open) {}
