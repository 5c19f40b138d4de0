/**
 * Does what each command of QEMU 1.0's reference is for, on real QEMUs of several versions, and looks for the effect by another
 * way than the answer.
 */
package org.wheelhouse.conformance;
