package org.wheelhouse.core.remote;

/**
 * What a person has said of a computer far away.
 *
 * @param target  whom, as it is typed: {@code [user@]host[:port]}
 * @param label   what it is called here
 * @param atStart whether it is connected when the workbench starts, or only when somebody wants something of it
 */
public record KeptHost(String target, String label, boolean atStart) {}
