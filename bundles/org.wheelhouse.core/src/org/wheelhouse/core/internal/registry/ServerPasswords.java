package org.wheelhouse.core.internal.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;
import org.wheelhouse.qmp.command.SetPassword;

/**
 * The passwords of the VNC and SPICE servers of a QEMU that does not take them as secrets, which is one before 6.0. Its servers
 * are started so that they let nobody in, and are given their passwords by its monitor. Any thread.
 *
 * @param request    what this QEMU takes
 * @param byProtocol what it has to be told when its monitor answers; nothing for a QEMU that takes secrets
 */
record ServerPasswords(LaunchRequest request, Map<String, Secret> byProtocol) {

	private static final String BY_ID = "password-secret";
	private static final Set<String> SERVERS = Set.of("vnc", "spice");
	private static final int FIRST_WITH_SECRETS = 6;
	private static final Pattern VERSION = Pattern.compile("version (\\d+)\\.");
	private static final Duration DEADLINE = Duration.ofSeconds(10);

	ServerPasswords {
		byProtocol = Map.copyOf(byProtocol);
	}

	/** Asks the program how old it is, where the request has such a password; one that does not tell counts as new. */
	static CompletableFuture<ServerPasswords> of(Host host, LaunchRequest request) {
		var asIs = new ServerPasswords(request, Map.of());
		if (request.options().stream().noneMatch(option -> secret(option, request).isPresent())) {
			return CompletableFuture.completedFuture(asIs);
		}
		return program(host, request)
				.thenCompose(program -> host.run(ProgramRequest.of(List.of(program, "--version"), DEADLINE)))
				.thenApply(said -> {
					var version = VERSION.matcher(said.output());
					return version.find() && Integer.parseInt(version.group(1)) < FIRST_WITH_SECRETS
							? told(request)
							: asIs;
				}).exceptionally(_ -> asIs); // its start says what is wrong
	}

	private static CompletableFuture<String> program(Host host, LaunchRequest request) {
		return request.binary().map(path -> CompletableFuture.completedFuture(path.toString()))
				.orElseGet(() -> host.profile().thenCompose(profile -> profile.binaries().stream().findFirst()
						.map(HostProfile.Binary::path)
						.map(path -> CompletableFuture.completedFuture(path.toString()))
						.orElseGet(() -> CompletableFuture.failedFuture(new HostException("no QEMU", "")))));
	}

	/** The secret that a server's option names, where it is known. */
	private static Optional<Secret> secret(QemuOption option, LaunchRequest request) {
		return SERVERS.contains(option.name())
				? KeyValues.parse(option.value().orElse("")).value(BY_ID)
						.flatMap(id -> Optional.ofNullable(request.secrets().get(id)))
				: Optional.empty();
	}

	private static ServerPasswords told(LaunchRequest request) {
		var passwords = new LinkedHashMap<String, Secret>();
		var options = new ArrayList<QemuOption>();
		for (var option : request.options()) {
			var secret = secret(option, request);
			secret.ifPresent(password -> passwords.put(option.name(), password));
			options.add(secret.isPresent() ? closed(option) : option);
		}
		return new ServerPasswords(new LaunchRequest(request.name(), request.binary(), options, request.accelerator(),
				request.definition(), request.secrets()), passwords);
	}

	/** SPICE lets nobody in that has no password, VNC only when it is said. */
	private static QemuOption closed(QemuOption server) {
		var value = KeyValues.parse(server.value().orElse("")).without(BY_ID);
		return new QemuOption(server.name(),
				Optional.of((server.name().equals("vnc") ? value.without("password").with("password", "on") : value)
						.text()),
				server.origin());
	}

	/**
	 * Tells them.
	 *
	 * @return fails with {@link OperationFailed}, in which none of them stands; then the servers let nobody in
	 */
	CompletableFuture<?> tell(MachineAccess machine) {
		CompletableFuture<?> told = CompletableFuture.allOf();
		for (var entry : byProtocol.entrySet()) {
			told = told.thenCompose(_ -> tell(machine, entry.getKey(), entry.getValue()));
		}
		return told;
	}

	private static CompletableFuture<?> tell(MachineAccess machine, String protocol, Secret password) {
		var failed = machine.name() + " runs, but its " + protocol.toUpperCase(Locale.ROOT)
				+ " server could not be given its password and lets nobody in";
		return Commands.send(machine, new SetPassword(protocol, password.text()), failed)
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed.of(failed, problem,
						List.of()).showing(new SetPassword(protocol, Secret.HIDDEN).arguments().toString())));
	}
}
