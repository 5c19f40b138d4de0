package org.wheelhouse.ui.devices.memory;

/** A slot without a DIMM. */
record FreeSlot(int number) {}
