package org.wheelhouse.producttest;

/** How often the workbench has seen a button let go, and how often it took what the buttons did for a double click, and for the begin of a drag. */
record Clicks(int releases, int doubles, int drags) {}
