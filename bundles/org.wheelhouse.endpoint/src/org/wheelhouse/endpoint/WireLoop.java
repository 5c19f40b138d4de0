package org.wheelhouse.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.WireException.Kind;

/**
 * One thread ({@code wheelhouse-wires}) that serves all wires and all timers, however many there are. Whoever makes a loop closes it.
 * <p>
 * Listeners, timers and the dependents of the futures given out run on that thread and must not block it. What they throw
 * goes to the thread's handler of uncaught exceptions; the loop goes on.
 */
public final class WireLoop implements WireOpener, AutoCloseable {

	/** How many bytes may wait for a peer that does not read. */
	public static final int SEND_LIMIT = 1 << 20;

	private static final int READ_SIZE = 1 << 16;

	private final Selector selector;
	private final Thread thread;
	private final HostNames names = new HostNames();
	private final DeadlineQueue deadlines = new DeadlineQueue();
	private final Set<Connector> connectors = new HashSet<>();
	/**
	 * Made once: the product runs with the C1 compiler alone, where each lambda or method reference that captures something
	 * costs a call into the VM. What runs for every message has none.
	 */
	private final Consumer<SelectionKey> serve = this::serve;
	private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_SIZE);
	/** What is to be done on the thread; guarded by itself. */
	private final Queue<Runnable> tasks = new ArrayDeque<>();
	/** No task is taken any more. Guarded by {@link #tasks}. */
	private boolean ended;
	private volatile boolean closing;
	private @Nullable LinuxCalls calls;

	/**
	 * Starts the thread.
	 *
	 * @throws UncheckedIOException when the system has no descriptors left
	 */
	public WireLoop() {
		try {
			selector = Selector.open();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		thread = Thread.ofPlatform().name("wheelhouse-wires").daemon().start(this::run);
	}

	@Override
	public CompletableFuture<Wire> open(Address address, Duration deadline, WireListener listener) {
		return switch (address) {
			case Address.Unix unix -> openSocket(unix.path(), unix, deadline, listener);
			case Address.Tcp tcp -> openPort(tcp, deadline, listener);
			case Address.Tls tls ->
				new TlsConnector(this, tls, (left, carried) -> openPort(tls, left, carried)).open(deadline, listener);
		};
	}

	private CompletableFuture<Wire> openPort(Address.Port port, Duration deadline, WireListener listener) {
		var result = new CompletableFuture<Wire>();
		var started = System.nanoTime();
		var found = names.find(port.host());
		var late = schedule(deadline, () -> result.completeExceptionally(new WireException(Kind.TIMEOUT,
				"The name " + port.host() + " was not found within " + Waited.text(deadline)
						+ ". Check the network.")));
		found.whenComplete((hosts, problem) -> {
			late.cancel();
			if (problem != null) {
				result.completeExceptionally(problem);
			} else {
				var left = deadline.minusNanos(System.nanoTime() - started);
				start(new TcpConnector(this, port, hosts, listener, result), left, result);
			}
		});
		return result;
	}

	/**
	 * As {@link #open}, through a unix socket whose program carries the bytes elsewhere. The wire says that it was opened to that
	 * place; it passes no descriptors and knows of no process, as what is behind the socket is not on this computer.
	 *
	 * @param remote where the socket leads
	 */
	public CompletableFuture<Wire> openThrough(Path socket, Address remote, Duration deadline, WireListener listener) {
		return remote instanceof Address.Tls tls
				? new TlsConnector(this, tls, (left, carried) -> openSocket(socket, tls, left, carried))
						.open(deadline, listener)
				: openSocket(socket, remote, deadline, listener);
	}

	private CompletableFuture<Wire> openSocket(Path socket, Address remote, Duration deadline, WireListener listener) {
		var result = new CompletableFuture<Wire>();
		start(new UnixConnector(this, new Address.Unix(socket), remote, listener, result), deadline, result);
		return result;
	}

	private void start(Connector connector, Duration deadline, CompletableFuture<Wire> result) {
		if (!execute(() -> connector.start(deadline))) {
			result.completeExceptionally(new WireException(Kind.CLOSED, "No wire can be opened: the loop is closed."));
		}
	}

	/**
	 * Runs something once on the loop's thread after a delay. Any thread; cheap. When the loop is closed before, it never runs.
	 *
	 * @param action must not block
	 */
	public Timer schedule(Duration delay, Runnable action) {
		var timer = deadlines.add(System.nanoTime(), delay, action);
		if (deadlines.isPlannedTooLate()) {
			wakeUp();
		}
		return timer;
	}

	/**
	 * The descriptor of an open channel, to be passed by {@link Wire#send(ByteBuffer, int)}. Any thread; does not block.
	 *
	 * @throws WireException of kind {@link WireException.Kind#UNSUPPORTED} where descriptors cannot be passed
	 */
	public int descriptorOf(SocketChannel channel) throws WireException {
		return linuxCalls().descriptorOf(channel);
	}

	/**
	 * Closes every wire, gives up every attempt to open one, and ends the thread. Waits for the thread, which is a matter of
	 * microseconds unless a listener blocks it; called on the thread itself it does not wait.
	 */
	@Override
	public void close() {
		closing = true;
		selector.wakeup();
		names.close();
		if (Thread.currentThread() == thread) {
			return;
		}
		var interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			} catch (InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		try (selector) {
			while (!closing) {
				turn();
			}
			closeMembers();
		} catch (IOException e) {
			report(e);
			closeMembers();
		}
	}

	private void turn() throws IOException {
		var sleep = deadlines.millisToSleep(System.nanoTime());
		if (sleep == 0) {
			selector.selectNow(serve);
		} else {
			selector.select(serve, sleep == DeadlineQueue.FOREVER ? 0 : sleep);
		}
		for (var due = deadlines.takeDue(System.nanoTime()); due
				.isPresent(); due = deadlines.takeDue(System.nanoTime())) {
			guard(due.get());
		}
		// Last, because a task added on this thread wakes nobody.
		runTasks();
	}

	private void serve(SelectionKey key) {
		if (key.isValid() && key.attachment() instanceof LoopMember member) {
			try {
				member.ready();
			} catch (RuntimeException | Error e) {
				report(e);
			}
		}
	}

	private void runTasks() {
		for (var task = nextTask(); task != null; task = nextTask()) {
			guard(task);
		}
	}

	private @Nullable Runnable nextTask() {
		synchronized (tasks) {
			return tasks.poll();
		}
	}

	private void closeMembers() {
		runTasks();
		List.copyOf(connectors).forEach(connector -> guard(connector::loopCloses));
		for (var key : Set.copyOf(selector.keys())) {
			if (key.attachment() instanceof SocketWire wire) {
				guard(wire::loopCloses);
			}
		}
		runTasks();
		synchronized (tasks) {
			ended = true;
		}
		runTasks();
	}

	/** Runs something soon on the loop's thread. Returns false, and does not, when the loop has ended. */
	boolean execute(Runnable task) {
		synchronized (tasks) {
			if (ended) {
				return false;
			}
			tasks.add(task);
		}
		wakeUp();
		return true;
	}

	void wakeUp() {
		if (Thread.currentThread() != thread) {
			selector.wakeup();
		}
	}

	/** Runs somebody else's code, which must not end the loop. */
	void guard(Runnable code) {
		try {
			code.run();
		} catch (RuntimeException | Error e) {
			report(e);
		}
	}

	void report(Throwable problem) {
		thread.getUncaughtExceptionHandler().uncaughtException(thread, problem);
	}

	SelectionKey register(SelectableChannel channel, int operations) throws IOException {
		var known = channel.keyFor(selector);
		return known == null ? channel.register(selector, operations) : known.interestOps(operations);
	}

	void join(Connector connector) {
		connectors.add(connector);
	}

	void leave(Connector connector) {
		connectors.remove(connector);
	}

	/** The empty buffer that everything is read into. */
	ByteBuffer readBuffer() {
		return readBuffer.clear();
	}

	synchronized LinuxCalls linuxCalls() throws WireException {
		var known = calls;
		if (known == null) {
			known = new LinuxCalls();
			calls = known;
		}
		return known;
	}
}
