package org.wheelhouse.core.machine;

/**
 * A guest moved by live migration: what showed one machine now shows the other.
 *
 * @param fromId the machine that it left
 * @param toId   the machine in which it runs now
 */
public record Moved(String fromId, String toId) {}
