package org.wheelhouse.qmp.text;

/**
 * Something that could stand where somebody is writing. Immutable.
 *
 * @param start      where what is written of it begins, counted in characters from 0
 * @param end        where that ends; behind the caret when a quote closes there
 * @param text       what is put there instead
 * @param detail     what it is: a type in short, or what a command answers
 * @param required   whether the command cannot do without it
 * @param deprecated whether QEMU will drop it
 * @param help       what there is to tell beside it
 */
public record Proposal(int start, int end, String text, String detail, boolean required, boolean deprecated,
		Help help) {}
