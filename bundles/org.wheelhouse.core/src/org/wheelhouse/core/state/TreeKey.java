package org.wheelhouse.core.state;

/**
 * Names a part of what is inside a machine, in {@link MachineTrees}.
 *
 * @param topic by which it is asked for
 * @param <T>   how it is told; immutable, with {@code equals}
 */
public record TreeKey<T>(Topic topic) {}
