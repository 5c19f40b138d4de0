package org.wheelhouse.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be launched. The host adds what it needs (two monitors, the accelerator where the options name none).
 *
 * @param name        the machine's name; {@code -name} is added when the options have none
 * @param binary      the program, or empty for the host's preferred one
 * @param options     in order, without monitors
 * @param accelerator {@code kvm} or {@code tcg} to override the measured choice, else empty
 * @param definition  the file this came from, remembered so that an adopted machine can be started again
 * @param secrets     by id, those that the options name and do not bring; they reach QEMU by no command line, and nothing is
 *                    left of them
 */
public record LaunchRequest(String name, Optional<Path> binary, List<QemuOption> options, Optional<String> accelerator,
		Optional<Path> definition, Map<String, Secret> secrets) {
	public LaunchRequest {
		options = List.copyOf(options);
		secrets = Map.copyOf(secrets);
	}

	/** Without secrets. */
	public LaunchRequest(String name, Optional<Path> binary, List<QemuOption> options, Optional<String> accelerator,
			Optional<Path> definition) {
		this(name, binary, options, accelerator, definition, Map.of());
	}

	/** The same with these secrets. */
	public LaunchRequest with(Map<String, Secret> told) {
		return new LaunchRequest(name, binary, options, accelerator, definition, told);
	}
}
