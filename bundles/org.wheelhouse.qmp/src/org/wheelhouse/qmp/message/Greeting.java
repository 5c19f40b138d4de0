package org.wheelhouse.qmp.message;

import java.util.Set;

/**
 * The first thing a QMP server says (QMP specification, section 2.2).
 *
 * @param version      QEMU's version
 * @param capabilities what can be enabled by {@code qmp_capabilities}
 */
public record Greeting(QemuVersion version, Set<String> capabilities) implements QmpMessage {

	/** The name of the capability to execute commands out of band. */
	public static final String OUT_OF_BAND = "oob";

	public Greeting {
		capabilities = Set.copyOf(capabilities);
	}

	/** Whether commands can be executed out of band, and so more than one can be under way. */
	public boolean offersOutOfBand() {
		return capabilities.contains(OUT_OF_BAND);
	}
}
