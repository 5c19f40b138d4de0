package org.wheelhouse.core.internal.sync;

import org.wheelhouse.host.remote.ConnectionProblem;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.model.live.HostConnection;

/**
 * What is shown of the way to a computer. Times are epoch milliseconds; texts are empty and numbers 0 where that does not
 * apply.
 *
 * @param label         what a person calls it; empty for what it calls itself
 * @param latencyMillis of a request there and back
 * @param since         when it came into its state
 * @param retry         when it is tried again
 * @param question      what a person is asked
 */
public record HostLink(HostConnection state, String target, String label, long latencyMillis,
		long since, long retry, String problem, String words, String advice, String question) {

	/** Of the computer on which the workbench runs. */
	public static final HostLink HERE = new HostLink(HostConnection.HERE, "", "", 0, 0, 0, "", "", "", "");

	/**
	 * Of a computer far away that is in this state now.
	 *
	 * @param now epoch milliseconds
	 */
	public HostLink in(ConnectionState next, long now) {
		return switch (next) {
			case ConnectionState.Idle _,ConnectionState.Closed _ -> in(HostConnection.IDLE, now, 0, 0);
			case ConnectionState.Connecting _ -> in(HostConnection.CONNECTING, now, 0, 0);
			case ConnectionState.Connected connected ->
				in(HostConnection.CONNECTED, now, Math.max(1, connected.latency().toMillis()), 0);
			case ConnectionState.Lost(ConnectionProblem reason, var again) ->
				in(HostConnection.LOST, now, 0, again.toEpochMilli()).because(reason);
			case ConnectionState.Refused(ConnectionProblem reason) ->
				in(HostConnection.REFUSED, now, 0, 0).because(reason);
		};
	}

	/** One that is tried again, in vain, was lost when it was lost first; its reason stays until it is another. */
	private HostLink in(HostConnection next, long now, long latency, long again) {
		var lostBefore = state == HostConnection.LOST || state == HostConnection.CONNECTING && !problem.isEmpty();
		var trying = lostBefore && (next == HostConnection.CONNECTING || next == HostConnection.LOST);
		var same = next == state || trying;
		return new HostLink(next, target, label, latency, same ? since : now, again,
				trying ? problem : "", trying ? words : "", trying ? advice : "", "");
	}

	private HostLink because(ConnectionProblem reason) {
		return new HostLink(state, target, label, latencyMillis, since, retry, reason.what(), reason.words(),
				reason.advice(), question);
	}

	/** The same with what a person is asked; empty when it is over. */
	public HostLink asking(String what) {
		return new HostLink(state, target, label, latencyMillis, since, retry, problem, words, advice, what);
	}

	/** The same as a person wants it. */
	public HostLink called(String name) {
		return new HostLink(state, target, name, latencyMillis, since, retry, problem, words, advice,
				question);
	}
}
