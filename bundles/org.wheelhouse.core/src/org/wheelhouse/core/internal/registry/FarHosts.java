package org.wheelhouse.core.internal.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.internal.store.KeptHosts;
import org.wheelhouse.core.internal.sync.HostLink;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.remote.RemoteHostList;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.host.remote.RemoteHosts;
import org.wheelhouse.model.live.HostConnection;

/**
 * The computers far away: makes what leads to them of what is kept, tells of their connections, and closes what it made. Any
 * thread; what waits for a connection to end is done aside.
 */
final class FarHosts implements RemoteHostList, AutoCloseable {

	/** Hears what becomes of computers, on any thread; must be quick. */
	interface Listener {

		/** One is in the list, connected or not. */
		void came(RemoteHost host);

		/** It is connected, and was not. */
		void connected(RemoteHost host);

		/**
		 * It cannot be reached, and could be.
		 *
		 * @param at     epoch milliseconds
		 * @param reason for a person; may be empty
		 */
		void away(RemoteHost host, long at, String reason);

		/** It is in the list, and there is no way to it any more. */
		void unreachable(RemoteHost host);

		/** It is not in the list any more. */
		void left(RemoteHost host);

		/** How it stands with the way to it. */
		void shown(RemoteHost host, HostLink link);
	}

	/** Guarded by this, as what it is made of. */
	private static final class Far {
		private final RemoteHost host;
		private HostLink link;

		Far(RemoteHost host, HostLink link) {
			this.host = host;
			this.link = link;
		}
	}

	private final KeptHosts kept;
	private final Executor aside;
	private final Listener listener;
	private final HostQuestions questions = new HostQuestions();
	/** By id. Guarded by this. */
	private final Map<String, Far> made = new LinkedHashMap<>();
	private Optional<RemoteHosts> ways = Optional.empty();
	private boolean closed;

	/** @param aside runs what waits for a connection to end */
	FarHosts(KeptHosts kept, Executor aside, Listener listener) {
		this.kept = kept;
		this.aside = aside;
		this.listener = listener;
	}

	/** There is a way to other computers: those that are kept are made, and connected where that is wanted. */
	void reach(RemoteHosts way) {
		synchronized (this) {
			if (closed) {
				return;
			}
			ways = Optional.of(way);
		}
		for (var host : kept.all()) {
			try {
				make(way, host, host.atStart());
			} catch (CoreException _) {
				// Its name is none any more: it stays in the file for whoever can read it.
			}
		}
	}

	/** There is no way any more. */
	void unreach() {
		List<Far> gone;
		synchronized (this) {
			ways = Optional.empty();
			gone = List.copyOf(made.values());
			made.clear();
		}
		gone.forEach(far -> {
			listener.unreachable(far.host);
			aside.execute(far.host::close);
		});
	}

	private String make(RemoteHosts way, KeptHost wanted, boolean connect) throws CoreException {
		RemoteHost host;
		try {
			host = way.create(wanted.target(), prompt -> ask(way.id(wanted.target()), prompt));
		} catch (IllegalArgumentException e) {
			throw new CoreException(String.valueOf(e.getMessage()), e);
		}
		synchronized (this) {
			if (closed || made.containsKey(host.id())) {
				return host.id(); // nothing runs yet that would have to be ended
			}
			made.put(host.id(), new Far(host, new HostLink(HostConnection.IDLE, wanted.target(), wanted.label(),
					0, 0, 0, "", "", "", "")));
		}
		listener.came(host);
		change(host.id(), link -> link);
		host.onConnection(state -> connection(host, state));
		if (connect) {
			host.connect();
		}
		return host.id();
	}

	private void connection(RemoteHost host, ConnectionState state) {
		var now = System.currentTimeMillis();
		HostLink before;
		HostLink after;
		synchronized (this) {
			var far = made.get(host.id());
			if (far == null || far.host != host) {
				return;
			}
			before = far.link;
			after = before.in(state, now);
			far.link = after;
		}
		listener.shown(host, after);
		var isThere = after.state() == HostConnection.CONNECTED;
		if (isThere != (before.state() == HostConnection.CONNECTED)) {
			if (isThere) {
				listener.connected(host);
			} else {
				listener.away(host, now, after.problem());
			}
		}
	}

	private CompletableFuture<Optional<Secret>> ask(String hostId, HostPrompt prompt) {
		change(hostId, link -> link.asking(words(prompt.kind())));
		var answer = questions.ask(prompt);
		answer.whenComplete((_, _) -> change(hostId, link -> link.asking("")));
		return answer;
	}

	private static String words(HostPrompt.Kind kind) {
		return switch (kind) {
			case HOST_KEY -> "asks about its host key";
			case PASSPHRASE -> "asks for a passphrase";
			case PASSWORD -> "asks for a password";
			case PIN -> "asks for a PIN";
			case CODE -> "asks for a code";
			case CONFIRM -> "asks to be allowed";
			case TOUCH -> "waits for a touch of the security key";
		};
	}

	private void change(String hostId, UnaryOperator<HostLink> change) {
		RemoteHost host;
		HostLink now;
		synchronized (this) {
			var far = made.get(hostId);
			if (far == null) {
				return;
			}
			far.link = change.apply(far.link);
			now = far.link;
			host = far.host;
		}
		listener.shown(host, now);
	}

	static CoreException noWay() {
		return new CoreException("There is no way to other computers.",
				"This workbench was built without its bundle for ssh.", null);
	}

	@Override
	public synchronized Optional<RemoteHosts> ways() {
		return ways;
	}

	@Override
	public List<KeptHost> all() {
		return kept.all();
	}

	@Override
	public Optional<KeptHost> find(String hostId) {
		return ways().flatMap(way -> kept.all().stream().filter(host -> isOf(way, host, hostId)).findFirst());
	}

	private static boolean isOf(RemoteHosts way, KeptHost host, String hostId) {
		try {
			return way.id(host.target()).equals(hostId);
		} catch (IllegalArgumentException _) {
			return false;
		}
	}

	@Override
	public String add(KeptHost host) throws CoreException {
		var way = ways().orElseThrow(FarHosts::noWay);
		KeptHost wanted;
		try {
			var target = way.canonical(host.target());
			wanted = new KeptHost(target, host.label().isBlank() ? target : host.label().strip(), host.atStart());
			if (find(way.id(target)).isPresent()) {
				throw new CoreException(target + " is in the list already.", "Connect it there.", null);
			}
		} catch (IllegalArgumentException e) {
			throw new CoreException(String.valueOf(e.getMessage()), e);
		}
		kept.change(list -> list.add(wanted));
		return make(way, wanted, true);
	}

	@Override
	public void change(String hostId, KeptHost host) throws CoreException {
		var before = find(hostId).orElseThrow(() -> new CoreException("This host is not in the list any more."));
		var after = new KeptHost(before.target(), host.label().isBlank() ? before.target() : host.label().strip(),
				host.atStart());
		kept.change(list -> list.replaceAll(each -> each.equals(before) ? after : each));
		change(hostId, link -> link.called(after.label()));
	}

	@Override
	public void remove(String hostId) throws CoreException {
		var before = find(hostId);
		if (before.isPresent()) {
			kept.change(list -> list.remove(before.get()));
		}
		Far gone;
		synchronized (this) {
			gone = made.remove(hostId);
		}
		if (gone != null) {
			var host = gone.host;
			listener.left(host);
			aside.execute(host::close);
		}
	}

	@Override
	public void connect(String hostId) {
		host(hostId).ifPresent(RemoteHost::connect);
	}

	@Override
	public void disconnect(String hostId) {
		host(hostId).ifPresent(RemoteHost::disconnect);
	}

	private synchronized Optional<RemoteHost> host(String hostId) {
		return Optional.ofNullable(made.get(hostId)).map(far -> far.host);
	}

	@Override
	public void answeredBy(HostPrompter person) {
		questions.answeredBy(person);
	}

	/** Writes what is not on disk yet, on the calling thread. */
	void save() {
		kept.close();
	}

	/** Ends all connections, beside each other: each waits some seconds at most. */
	@Override
	public void close() {
		List<Far> left;
		synchronized (this) {
			closed = true;
			left = List.copyOf(made.values());
			made.clear();
		}
		CompletableFuture.allOf(left.stream().map(far -> CompletableFuture.runAsync(far.host::close, aside))
				.toArray(CompletableFuture[]::new)).join();
	}
}
