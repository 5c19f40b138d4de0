package org.wheelhouse.ssh;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.launch.LogoutQuestion;

/** What becomes of processes of a far computer when its user's last session there ends. */
final class FarLeaving {

	/**
	 * Sets {@code w} to what puts a machine into a scope of the user's manager. Without lingering that manager ends with the last
	 * session, and every scope of it; then a session of its own is better.
	 */
	static final String SCOPE = """
			w=; x=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}
			if [ -S "$x/bus" ] && command -v systemd-run >/dev/null && [ "$(loginctl show-user "$(id -u)" -p Linger 2>/dev/null)" = Linger=yes ]; then
			export XDG_RUNTIME_DIR="$x"; w="systemd-run --user --scope --quiet --collect --description=Wheelhouse-machine"; $w true >/dev/null 2>&1 || w=; fi
			""";

	private FarLeaving() {
		// holds no state
	}

	/** As of {@link org.wheelhouse.host.Host#afterLogout}. */
	static CompletableFuture<AfterLogout> ask(FarSide far) {
		return far.ask(LogoutQuestion.SCRIPT)
				.thenApply(answer -> LogoutQuestion.judge(answer.text(), false, far.target().toString()));
	}
}
