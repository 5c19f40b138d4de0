package org.wheelhouse.core.migration;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the viewers of a SPICE screen find the machine after it has moved.
 *
 * @param host        name or address
 * @param port        in the clear
 * @param tlsPort     encrypted
 * @param certSubject what the certificate there is made out to
 */
public record SpiceTarget(String host, OptionalInt port, OptionalInt tlsPort, Optional<String> certSubject) {}
