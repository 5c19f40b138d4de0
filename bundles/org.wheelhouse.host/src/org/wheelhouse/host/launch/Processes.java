package org.wheelhouse.host.launch;

import java.io.IOException;

/** A machine's process and its supervisor's, as the latter has written them down. */
public record Processes(ProcessMark machine, ProcessMark supervisor) {

	/** Reads them. */
	public static Processes of(PropertiesText values) throws IOException {
		return new Processes(new ProcessMark(values.requireNumber("pid"), values.requireNumber("start")),
				new ProcessMark(values.requireNumber("supervisor.pid"), values.requireNumber("supervisor.start")));
	}
}
