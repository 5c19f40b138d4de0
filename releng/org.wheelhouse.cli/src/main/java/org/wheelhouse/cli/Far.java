package org.wheelhouse.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.SshSettings;

/** Computers that are reached by ssh, with questions at the terminal. */
final class Far {

	private Far() {
	}

	/**
	 * Connects, as often as ssh does by itself.
	 *
	 * @return to be closed
	 */
	static RemoteHost connected(String computer, Map<String, String> environment, PrintStream err) throws Stopped {
		try {
			var host = new SshHosts(SshSettings.of(environment)).create(computer, new Terminal(err));
			var reached = new CompletableFuture<ConnectionState>();
			host.onConnection(state -> {
				if (isDecided(state)) {
					reached.complete(state);
				}
			});
			host.connect();
			var problem = switch (reached.get()) {
				case ConnectionState.Refused(var reason) -> reason.text();
				case ConnectionState.Lost(var reason, _) -> reason.text();
				case ConnectionState.Connected _,ConnectionState.Connecting _,ConnectionState.Idle _,ConnectionState.Closed _ ->
					"";
			};
			if (problem.isEmpty()) {
				return host;
			}
			host.close();
			throw new Stopped(ExitStatus.UNREACHABLE, problem);
		} catch (IllegalArgumentException e) {
			throw new Stopped(ExitStatus.UNREADABLE, e.getMessage());
		} catch (ExecutionException | InterruptedException e) {
			throw new IllegalStateException("Nobody interrupts the main thread.", e);
		}
	}

	private static boolean isDecided(ConnectionState state) {
		return !(state instanceof ConnectionState.Idle || state instanceof ConnectionState.Connecting);
	}
}
