package org.wheelhouse.host;

/**
 * Which accelerator is used and why.
 *
 * @param name   {@code kvm} or {@code tcg}
 * @param reason one sentence with the figures of both, fit for a tooltip
 */
public record AcceleratorChoice(String name, String reason) {}
