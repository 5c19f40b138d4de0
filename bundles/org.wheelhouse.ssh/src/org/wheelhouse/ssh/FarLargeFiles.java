package org.wheelhouse.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.LargeFiles;
import org.wheelhouse.host.remote.ConnectionState;

/**
 * Large files of a far computer, over a second connection, which is made when it is needed and given up when nobody did for a
 * while: on one, bulk would delay every other answer many times over. Bytes go there behind the request, to {@code dd}, which
 * takes as many as they are; should it not, that shell is killed: what it would read next would be an image.
 */
final class FarLargeFiles implements LargeFiles, AutoCloseable {

	private static final int BLOCK = 1 << 16;
	private static final Duration PATIENCE = Duration.ofSeconds(120);
	private static final long IDLE_SECONDS = 60;
	private static final int THERE = 70;
	private static final int NO_FILE = 72;
	/** A line of the table of {@code qemu-img map}: offset, length, where, of which file. */
	private static final Pattern DATA = Pattern
			.compile("(?m)^(0|0x[0-9a-f]+)\\s+(0x[0-9a-f]+)\\s+(?:0|0x[0-9a-f]+)\\s");

	private final SshTarget target;
	private final SshLink link;
	private final ScheduledExecutorService executor;
	private final FarSide far;
	/** Those that wait for the connection. */
	private final Set<CompletableFuture<Boolean>> waiting = ConcurrentHashMap.newKeySet();
	private final AtomicBoolean watched = new AtomicBoolean();
	private final AtomicInteger holders = new AtomicInteger();
	private volatile long used;

	/** @param link for bulk, not connected yet */
	FarLargeFiles(SshTarget target, SshLink link, ScheduledExecutorService executor) {
		this.target = target;
		this.link = link;
		this.executor = executor;
		far = new FarSide(target, link, executor, PATIENCE);
		link.onState(this::heard);
	}

	private void heard(ConnectionState state) {
		switch (state) {
			case ConnectionState.Connected _ -> {
				waiting.forEach(opened -> opened.complete(true));
				watch();
			}
			case ConnectionState.Lost(var reason, _) -> {
				link.disconnect(); // made anew when it is needed again
				fail(reason.exception());
			}
			case ConnectionState.Refused(var reason) -> fail(reason.exception());
			case ConnectionState.Closed _ -> fail(FarSide.closing());
			default -> {
				// on its way
			}
		}
	}

	private void fail(HostException reason) {
		waiting.forEach(opened -> opened.completeExceptionally(reason));
	}

	/** Has the second far shell do something. */
	private CompletableFuture<FarShell.Answer> ask(String script, byte[] input) {
		used = System.nanoTime();
		return connected().thenCompose(_ -> far.ask("export LC_ALL=C\n" + script, input));
	}

	private CompletableFuture<Boolean> connected() {
		if (link.open().isPresent()) {
			return CompletableFuture.completedFuture(true);
		}
		var opened = new CompletableFuture<Boolean>();
		waiting.add(opened);
		opened.whenComplete((_, _) -> waiting.remove(opened));
		link.connect();
		if (link.open().isPresent()) {
			opened.complete(true);
		}
		return far.tracked(opened);
	}

	/** The connection, for something else that is much; it is not given up before {@link #release()}. */
	CompletableFuture<SshConnection> hold() {
		holders.incrementAndGet();
		return connected().thenCompose(_ -> link.open()
				.map(open -> CompletableFuture.completedFuture(open.connection()))
				.orElseGet(() -> CompletableFuture.failedFuture(far.absent())))
				.whenComplete((_, problem) -> {
					if (problem != null) {
						release();
					}
				});
	}

	/** Who held the connection does not need it any more. */
	void release() {
		used = System.nanoTime();
		holders.decrementAndGet();
	}

	/** Gives the connection up when nobody has needed it for a while. */
	private void watch() {
		if (watched.getAndSet(true)) {
			return;
		}
		try {
			executor.schedule(() -> {
				watched.set(false);
				if (holders.get() == 0 && System.nanoTime() - used > TimeUnit.SECONDS.toNanos(IDLE_SECONDS)) {
					link.disconnect();
				} else if (link.open().isPresent()) {
					watch();
				}
			}, IDLE_SECONDS, TimeUnit.SECONDS);
		} catch (RejectedExecutionException _) {
			// it is closed
		}
	}

	@Override
	public CompletableFuture<Layout> layout(Path file) {
		var at = Script.word(file);
		return ask("[ -f " + at + " ] && [ -r " + at + " ] || exit " + NO_FILE + "\nstat -L -c %s " + at
				+ " || exit; PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/opt/qemu/bin; qemu-img map -U -f raw " + at
				+ " 2>/dev/null || echo none; exit 0", new byte[0]).thenCompose(
						answer -> answer.succeeded()
								? CompletableFuture.completedFuture(layout(answer.text()))
								: failed(answer.status() == NO_FILE
										? new HostException(
												file + " on " + target + " is no plain file that this user may read.",
												List.of())
										: failure(file, answer)));
	}

	private static Layout layout(String told) {
		var size = Long.parseLong(told.lines().findFirst().orElse("0").strip());
		if (told.strip().endsWith("none")) { // the tool is not there: all of it
			return new Layout(size, size == 0 ? List.of() : List.of(new Range(0, size)));
		}
		var data = new ArrayList<Range>();
		var lines = DATA.matcher(told);
		while (lines.find()) {
			data.add(new Range(Long.decode(lines.group(1)), Long.decode(lines.group(2))));
		}
		return new Layout(size, data.stream().filter(range -> range.offset() < size)
				.map(range -> new Range(range.offset(), Math.min(range.length(), size - range.offset()))).toList());
	}

	@Override
	public CompletableFuture<byte[]> read(Path file, long offset, int count) {
		return ask("dd if=" + Script.word(file) + " bs=" + PIECE + " skip=" + offset / PIECE + " count=1 2>/dev/null",
				new byte[0])
				.thenCompose(answer -> answer.succeeded()
						? CompletableFuture.completedFuture(answer.bytes())
						: failed(new HostException(file + " on " + target + " cannot be read.", List.of())));
	}

	@Override
	public CompletableFuture<Path> begin(Path made, long size) {
		var name = String.valueOf(made.getFileName());
		var part = made.resolveSibling("." + name.substring(0, Math.min(40, name.length())) + "-"
				+ UUID.randomUUID().toString().substring(0, 8) + ".part");
		var at = Script.word(part);
		return ask("set -C; : >" + at + " || exit; set +C; dd if=/dev/null of=" + at + " bs=1 seek=" + size
				+ " count=0 2>/dev/null || { rm -f " + at + "; echo 'File too large'; exit 1; }\n"
				+ "( while kill -0 $$; do sleep 1; done; rm -f " + at + " ) </dev/null >/dev/null 2>&1 3<&- &\nexit 0",
				new byte[0]).thenCompose(
						answer -> answer.succeeded()
								? CompletableFuture.completedFuture(part)
								: failed(failure(made, answer)));
	}

	@Override
	public CompletableFuture<Path> write(Path part, long offset, byte[] bytes) {
		var taking = new StringBuilder();
		if (bytes.length >= BLOCK) {
			taking.append("dd bs=" + BLOCK + " count=" + bytes.length / BLOCK + " iflag=fullblock 2>/dev/null && ");
		}
		if (bytes.length % BLOCK > 0) {
			taking.append("dd bs=" + bytes.length % BLOCK + " count=1 iflag=fullblock 2>/dev/null && ");
		}
		return ask("{ { " + taking + ":; } <&3 || kill -9 $$; } | { e=$(dd of=" + Script.word(part) + " bs=" + BLOCK
				+ " seek=" + offset / BLOCK
				+ " conv=notrunc iflag=fullblock 2>&1) || { cat >/dev/null; printf '%s\\n' \"$e\"; exit 1; }; }", bytes)
				.thenCompose(answer -> answer.succeeded()
						? CompletableFuture.completedFuture(part)
						: failed(failure(part, answer)));
	}

	@Override
	public CompletableFuture<Path> finish(Path part, Path wanted) {
		var at = Script.word(part);
		var there = Script.word(wanted);
		return ask(
				"{ sync " + at + " 2>/dev/null || sync; } && [ ! -e " + there + " ] && [ ! -L " + there + " ] || exit "
						+ THERE + "\nif ln " + at + " " + there + " 2>/dev/null; then rm -f " + at + "; else mv -n -T "
						+ at + " " + there
						+ " && [ ! -e " + at + " ] || exit " + THERE + "; fi\nsync "
						+ Script.word(String.valueOf(wanted.getParent())) + " 2>/dev/null || sync",
				new byte[0])
				.thenCompose(answer -> switch (answer.status()) {
					case 0 -> CompletableFuture.completedFuture(wanted);
					case THERE -> failed(new HostException("There is a " + wanted + " already.", List.of()));
					default -> failed(failure(wanted, answer));
				});
	}

	@Override
	public CompletableFuture<Boolean> discard(Path part) {
		var at = Script.word(part);
		return ask("[ -e " + at + " ] || { echo none; exit 0; }; rm -f " + at, new byte[0])
				.thenApply(answer -> answer.bytes().length == 0);
	}

	private HostException failure(Path file, FarShell.Answer answer) {
		var reason = answer.text().lines().filter(line -> line.contains(": ")).findFirst().orElse(answer.lastLine());
		var words = reason.substring(reason.lastIndexOf(": ") + 1).strip();
		return words.equals("No space left on device")
				? new HostException("The copy cannot be written to " + file.getParent() + " on " + target, words + ".",
						"Make room there, or choose another folder.", List.of(), List.of())
				: new HostException(file + " on " + target + ": " + words + ".", List.of());
	}

	private static <T> CompletableFuture<T> failed(HostException failure) {
		return CompletableFuture.failedFuture(failure);
	}

	@Override
	public void close() {
		link.close();
		far.close();
	}
}
