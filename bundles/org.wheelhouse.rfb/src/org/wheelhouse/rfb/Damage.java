package org.wheelhouse.rfb;

/** A part of the screen that has changed, in pixels; never empty and always inside the screen as it was then. */
public record Damage(int x, int y, int width, int height) {}
