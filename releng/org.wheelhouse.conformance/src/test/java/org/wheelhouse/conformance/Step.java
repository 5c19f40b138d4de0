package org.wheelhouse.conformance;

/** Something that is done with a command of the reference. */
record Step(String command, Act act) {}
