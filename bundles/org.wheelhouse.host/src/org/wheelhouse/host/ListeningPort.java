package org.wheelhouse.host;

/**
 * A port of a computer on which some program of it listens.
 *
 * @param udp     whether it is one of UDP, else of TCP
 * @param address on which, as digits; {@code 0.0.0.0} and {@code ::} for all of the computer's
 * @param port    from 1
 */
public record ListeningPort(boolean udp, String address, int port) {}
