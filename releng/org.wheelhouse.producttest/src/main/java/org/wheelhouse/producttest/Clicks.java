package org.wheelhouse.producttest;

/** How often the workbench has seen a button let go, and how often it took that for a double click. */
record Clicks(int releases, int doubles) {}
