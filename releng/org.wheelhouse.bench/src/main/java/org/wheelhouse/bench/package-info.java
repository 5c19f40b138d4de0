/**
 * Measures what releng/bench prints, from outside wherever that can be done: ratios of interleaved pairs in one run, because
 * the computers that this runs on are shared and never twice as fast. Everything here blocks the caller.
 */
package org.wheelhouse.bench;
