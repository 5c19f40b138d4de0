package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.host.remote.RemoteHosts;

/** The computers that the system's ssh reaches, as this user has it set up. Made by declarative services. */
public final class SshHosts implements RemoteHosts {

	/** For a configuration that asks a name server, or runs a program to see what holds. */
	private static final long PATIENCE_SECONDS = 10;

	private final SshSettings settings;

	/** As the environment says. */
	public SshHosts() {
		this(SshSettings.of(System.getenv()));
	}

	/** With these settings. */
	public SshHosts(SshSettings settings) {
		this.settings = settings;
	}

	@Override
	public RemoteHost create(String typed, HostPrompter prompter) {
		return new SshHost(SshTarget.parse(typed), settings, prompter);
	}

	@Override
	public String canonical(String typed) {
		return SshTarget.parse(typed).toString();
	}

	@Override
	public String id(String typed) {
		return SshHost.id(SshTarget.parse(typed));
	}

	@Override
	public CompletableFuture<List<String>> names() {
		return aside(() -> new ConfiguredNames(configuration()).names(), List.of());
	}

	@Override
	public CompletableFuture<Optional<Route>> route(String typed) {
		return aside(() -> resolved(SshTarget.parse(typed)), Optional.empty());
	}

	private Optional<Route> resolved(SshTarget target) throws IOException, InterruptedException {
		var words = new ArrayList<>(List.of(settings.program(), "-G"));
		settings.config().ifPresent(file -> words.addAll(List.of("-F", file.toString())));
		words.addAll(target.words());
		var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try {
			process.getOutputStream().close();
			var ender = process.toHandle();
			CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(ender::destroyForcibly);
			var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return process.waitFor() == 0
					? SshRoutes.of(told, new ConfiguredNames(configuration()).has(target.host()))
					: Optional.empty();
		} finally {
			process.destroyForcibly();
		}
	}

	/** Does what may wait for a disk or a program on a thread of its own. */
	private static <T> CompletableFuture<T> aside(Callable<T> task, T otherwise) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return task.call();
			} catch (Exception e) { // whatever it is, it can be typed all the same
				throw new CompletionException(e);
			}
		}, command -> Thread.ofVirtual().name("wheelhouse-ssh-names").start(command)).exceptionally(_ -> otherwise);
	}

	@Override
	public List<String> command(String typed) {
		return SshConnection.words(SshTarget.parse(typed), settings, "…");
	}

	@Override
	public Path configuration() {
		return settings.config().orElseGet(() -> Path.of(System.getProperty("user.home", "/"), ".ssh", "config"));
	}
}
