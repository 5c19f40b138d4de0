package org.wheelhouse.endpoint;

/**
 * Our own duplicate of somebody's descriptor, kept until the kernel has taken it.
 *
 * @param calls  how it is closed
 * @param number the descriptor
 */
record HeldDescriptor(LinuxCalls calls, int number) implements AutoCloseable {

	@Override
	public void close() {
		calls.close(number);
	}
}
