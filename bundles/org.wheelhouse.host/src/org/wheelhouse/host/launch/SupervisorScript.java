package org.wheelhouse.host.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The POSIX shell script that starts a machine, stays until it ends and outlives the workbench. */
public final class SupervisorScript {

	private static final String NAME = "supervise.sh";

	private SupervisorScript() {
		// holds no state
	}

	/** Its text; used as {@code sh supervise.sh FOLDER PROGRAM [ARGUMENT...]}. */
	public static String text() throws IOException {
		try (var script = SupervisorScript.class.getResourceAsStream(NAME)) {
			if (script == null) {
				throw new FileNotFoundException(NAME);
			}
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
