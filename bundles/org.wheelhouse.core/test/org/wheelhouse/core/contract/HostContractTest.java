package org.wheelhouse.core.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.FileStatus.Kind;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.ListeningPort;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.host.RunningQemu;
import org.wheelhouse.host.SocketHolder;

/** What core relies on of every {@link Host}, wherever its computer is. What is asked for here is on this computer too. */
public abstract class HostContractTest {

	@TempDir
	private Path folder = Path.of("");
	private @Nullable Stage made;

	/** A host and its computer, on which a test does things behind its back. */
	public interface Stage extends AutoCloseable {

		/** The host. */
		Host host();

		/** Starts a process that runs until it is ended. */
		default Process process() throws Exception {
			return new ProcessBuilder("sleep", "1000").start();
		}

		/** Ends it. */
		default void end(Process process) throws Exception {
			process.destroyForcibly().waitFor();
		}

		/** Whether a program there sees by which name somebody connects to its unix socket. */
		default boolean namesUnixClients() {
			return true;
		}

		/** Whether the host tells what runs and listens there. */
		default boolean tellsWhatRuns() {
			return true;
		}

		/** Listens on a socket until this is closed. */
		default AutoCloseable listening(Path socket) throws Exception {
			return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
		}
	}

	/**
	 * Makes one, whose files are those of this computer.
	 *
	 * @param folder for what it keeps
	 */
	protected abstract Stage make(Path folder) throws Exception;

	@BeforeEach
	void begin() throws Exception {
		made = make(Files.createDirectory(folder.resolve("kept")));
	}

	@AfterEach
	void end() throws Exception {
		stage().close();
	}

	/** What was made for this test. */
	protected Stage stage() {
		return Objects.requireNonNull(made);
	}

	/** Its host. */
	protected Host host() {
		return stage().host();
	}

	private HostFiles files() {
		return host().files();
	}

	private Path file(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private FileStatus status(Path path) throws Exception {
		return get(files().status(path)).orElseThrow(() -> new AssertionError("it can be told what is at " + path));
	}

	/** What comes of a future, soon. */
	protected static <T> T get(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	/** Why a future failed. */
	protected static HostException failure(CompletableFuture<?> future) {
		var thrown = assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS));
		return assertInstanceOf(HostException.class, thrown.getCause());
	}

	@Test
	void aFileIsToldWithItsSizeAndWhenItWasWritten() throws Exception {
		var file = file("disk", "12345");
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05.600Z")));
		var told = status(file);
		assertEquals(Kind.FILE, told.kind());
		assertEquals(5, told.size());
		assertEquals(Instant.parse("2026-01-02T03:04:05.600Z"), told.modified());
		assertTrue(told.readable() && told.writable());
		assertEquals(Kind.FOLDER, status(folder).kind());
		assertTrue(status(folder).writable());
	}

	@Test
	void nothingIsToldAsNothing() throws Exception {
		assertEquals(FileStatus.NOTHING, status(folder.resolve("none")));
		assertEquals(FileStatus.NOTHING, status(folder.resolve("no/folder/either")));
		assertEquals(FileStatus.NOTHING, status(file("disk", "").resolve("beneath")), "in a file there is nothing");
		Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
		assertEquals(FileStatus.NOTHING, status(folder.resolve("link")), "a link to nothing");
	}

	/** Whoever takes that for nothing would have something overwritten. */
	@Test
	void whatCannotBeToldIsAbsentAndNotTakenForNothing() throws Exception {
		Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
		assertEquals(Optional.empty(), get(files().status(folder.resolve("loop"))));
		assertEquals(Optional.empty(), get(files().list(folder.resolve("loop"), 10)));
		assertEquals(Optional.empty(), get(files().read(folder.resolve("loop"), 0, 10)).map(List::of));
		assertEquals(Optional.empty(), get(files().list(folder.resolve("none"), 10)));
		assertEquals(Optional.empty(), get(files().read(folder.resolve("none"), 0, 10)).map(List::of));
	}

	@Test
	void twoNamesOfOneFileAreTheSame() throws Exception {
		var file = file("disk", "");
		var link = Files.createSymbolicLink(folder.resolve("link"), file);
		assertTrue(status(file).isSame(status(link)));
		assertFalse(status(file).isSame(status(file("other", ""))));
		assertFalse(FileStatus.NOTHING.isSame(FileStatus.NOTHING));
	}

	@Test
	void aFolderIsListedWithFullPathsAndNoFurtherThanAsked() throws Exception {
		var inside = Files.createDirectory(folder.resolve("inside"));
		var files = Set.of(Files.createFile(inside.resolve("a")), Files.createFile(inside.resolve("b ü\n")));
		assertEquals(files, Set.copyOf(get(files().list(inside, 10)).orElseThrow()));
		assertEquals(1, get(files().list(inside, 1)).orElseThrow().size());
	}

	/** A start that forwards a port which is taken is refused before it is tried. */
	@Test
	void thePortsOnWhichSomebodyListensAreTold() throws Exception {
		var loopback = InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
		try (var server = new ServerSocket(0, 1, loopback);
				var client = new Socket(loopback, server.getLocalPort());
				var datagrams = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
			var ports = get(host().listeningPorts());
			if (!stage().tellsWhatRuns()) {
				assertEquals(List.of(), ports);
				return;
			}
			assertTrue(ports.contains(new ListeningPort(false, "127.0.0.1", server.getLocalPort())), ports::toString);
			assertTrue(ports.contains(new ListeningPort(true, "127.0.0.1", datagrams.getLocalPort())), ports::toString);
			assertFalse(ports.stream().anyMatch(port -> !port.udp() && port.port() == client.getLocalPort()),
					"nobody listens there");
		}
	}

	@Test
	void someBytesOfAFileAreRead() throws Exception {
		var file = file("disk", "0123456789");
		assertArrayEquals("0123".getBytes(StandardCharsets.UTF_8), get(files().read(file, 0, 4)).orElseThrow());
		assertArrayEquals("89".getBytes(StandardCharsets.UTF_8), get(files().read(file, 8, 4)).orElseThrow());
		assertEquals(0, get(files().read(file, 100, 4)).orElseThrow().length);
	}

	/** What is mounted tells of no size, and yet there is something to read. */
	@Test
	void aFileOfTheKernelIsReadToItsEnd() throws Exception {
		var mounts = get(files().read(Path.of("/proc/self/mounts"), 0, 1 << 20)).orElseThrow();
		assertTrue(new String(mounts, StandardCharsets.UTF_8).contains(" /proc "));
	}

	/** A pipe that nobody writes into would be waited for. */
	@Test
	void aPipeIsNotOpened() throws Exception {
		var pipe = folder.resolve("pipe");
		assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
		assertEquals(Kind.OTHER, status(pipe).kind());
		assertTrue(get(files().read(pipe, 0, 4)).isEmpty());
	}

	@Test
	void aNewFolderIsThisUsersAlone() throws Exception {
		var made = folder.resolve("made");
		get(files().createFolder(made));
		assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
		assertTrue(failure(files().createFolder(made)).getMessage().contains(made.toString()));
		failure(files().createFolder(folder.resolve("no/folder")));
	}

	@Test
	void theFolderForWhatLivesForAMomentCanBeUsed() throws Exception {
		var made = files().privateFolder().resolve("made");
		get(files().createFolder(made));
		assertEquals("rwx------",
				PosixFilePermissions.toString(Files.getPosixFilePermissions(files().privateFolder())));
		assertTrue(get(files().delete(made)));
	}

	@Test
	void aFileIsMadeWhereThereIsNone() throws Exception {
		var made = folder.resolve("made ü,\n'");
		assertEquals(made, get(files().create(made, new byte[]{1, 2})));
		assertArrayEquals(new byte[]{1, 2}, Files.readAllBytes(made));
		failure(files().create(made, new byte[0]));
		assertArrayEquals(new byte[]{1, 2}, Files.readAllBytes(made), "what is there stays as it is");
		var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
		failure(files().create(link, new byte[0]));
		assertFalse(Files.exists(folder.resolve("none")), "nor does it make what a link leads to");
		failure(files().create(folder.resolve("no/folder"), new byte[0]));
	}

	@Test
	void whatAFileSaysIsReplacedAndTheRestStays() throws Exception {
		var file = file("definition", "-m 64");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
		var link = Files.createSymbolicLink(folder.resolve("link"), file);
		get(files().replace(link, "-m 65".getBytes(StandardCharsets.UTF_8)));
		assertEquals("-m 65", Files.readString(file));
		assertTrue(Files.isSymbolicLink(link));
		assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
		try (var left = Files.list(folder)) {
			assertEquals(Set.of(file, link, folder.resolve("kept")), Set.copyOf(left.toList()));
		}
	}

	/** Its folder, and root, would let it be replaced. */
	@Test
	void aProtectedFileAndWhatIsNoneAreNotReplaced() throws Exception {
		var file = file("definition", "-m 64");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
		assertTrue(failure(files().replace(file, new byte[0])).getMessage().contains(file.toString()));
		assertEquals("-m 64", Files.readString(file));
		failure(files().replace(folder.resolve("none"), new byte[0]));
		assertFalse(Files.exists(folder.resolve("none")));
		failure(files().replace(folder.resolve("kept"), new byte[0]));
	}

	@Test
	void nothingIsMovedOntoWhatIsThere() throws Exception {
		var file = file("one", "1");
		var other = file("other", "2");
		failure(files().move(file, other));
		failure(files().move(folder.resolve("kept"), other));
		assertEquals("2", Files.readString(other));
		assertEquals("1", Files.readString(file));
		var moved = folder.resolve("moved");
		assertEquals(moved, get(files().move(file, moved)));
		assertEquals("1", Files.readString(moved));
		assertFalse(Files.exists(file));
		get(files().move(folder.resolve("kept"), folder.resolve("folder")));
		assertTrue(Files.isDirectory(folder.resolve("folder")));
	}

	@Test
	void theRoomInAFolderIsTold() throws Exception {
		assertTrue(get(files().room(folder)).orElseThrow() > 0);
		assertEquals(Optional.empty(), get(files().room(folder.resolve("none"))));
	}

	@Test
	void theFolderForWhatCanBeMadeAnewCanBeUsed() throws Exception {
		var made = files().cacheFolder().resolve("made-" + System.nanoTime());
		get(files().createFolder(made));
		get(files().create(made.resolve("file"), new byte[1]));
		assertTrue(get(files().delete(made.resolve("file"))));
		assertTrue(get(files().delete(made)));
	}

	@Test
	void whatIsRemovedIsGone() throws Exception {
		var file = file("disk", "");
		assertTrue(get(files().delete(file)));
		assertFalse(Files.exists(file));
		assertFalse(get(files().delete(file)), "there was nothing");
		file("kept/file", "");
		failure(files().delete(folder.resolve("kept")));
	}

	@Test
	void ofNoProcessTheUsualIsTaken() throws Exception {
		assertEquals(ProcessPaths.UNKNOWN, get(host().paths(0)));
		assertEquals(Optional.of(folder), get(host().paths(0)).here(folder));
		assertEquals(Optional.empty(), get(host().paths(0)).here(Path.of("relative")));
	}

	@Test
	void aProcessTellsWhatItMeansByItsPaths() throws Exception {
		file("mark", "theirs");
		var process = new ProcessBuilder("sleep", "1000").directory(folder.toFile()).start();
		try {
			var paths = get(host().paths(process.pid()));
			assertEquals("theirs", Files.readString(paths.here(Path.of("mark")).orElseThrow()));
			assertEquals(Optional.of(folder.resolve("mark")), paths.here(folder.resolve("mark")));
			assertTrue(paths.sharesFiles() && paths.sharesNetwork());
		} finally {
			process.destroyForcibly().waitFor();
		}
	}

	@Test
	void aMachineStartsInTheFolderOfItsDefinition() throws Exception {
		assertEquals(folder, get(host().startFolder(Optional.of(file("definition", "")))));
		var home = Path.of(System.getProperty("user.home"));
		assertEquals(home, get(host().startFolder(Optional.empty())));
		assertEquals(home, get(host().startFolder(Optional.of(folder.resolve("gone/definition")))));
	}

	@Test
	void aProcessIsToldUntilItHasEnded() throws Exception {
		var process = stage().process();
		try {
			assertEquals(process.pid(), get(host().process(process.pid())).orElseThrow().pid());
		} finally {
			stage().end(process);
		}
		assertEquals(Optional.empty(), get(host().process(process.pid())));
		assertEquals(Map.of(), get(host().threadTimes(process.pid())));
	}

	@Test
	void whoListensOnASocketIsSeen() throws Exception {
		var socket = folder.resolve("s");
		assertFalse(get(host().listens(socket)));
		try (var _ = stage().listening(socket)) {
			assertTrue(get(host().listens(socket)));
			assertEquals(Optional.empty(), get(host().processListeningOn(new Address.Unix(socket))), "no QEMU");
		}
		assertFalse(get(host().listens(socket)));
	}

	@Test
	void aWireIsOpenedToWhoListensThere() throws Exception {
		var socket = folder.resolve("s");
		try (var loop = new WireLoop()) {
			var refused = open(loop, socket);
			var thrown = assertThrows(ExecutionException.class, () -> get(refused));
			assertInstanceOf(WireException.class, thrown.getCause());
			try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
				listening.bind(UnixDomainSocketAddress.of(socket));
				get(open(loop, socket)).send(ByteBuffer.wrap(new byte[]{7}));
				try (var peer = listening.accept()) {
					var read = ByteBuffer.allocate(1);
					assertEquals(1, peer.read(read));
					assertEquals(7, read.get(0));
				}
			}
		}
	}

	/** Whoever started it, and as it is now: that somebody is connected to its monitor, and who. */
	@Test
	@Tag("qemu")
	void aQemuThatRunsIsToldWithWhoHoldsItsMonitor() throws Exception {
		if (!stage().tellsWhatRuns()) {
			assertEquals(List.of(), get(host().runningQemus()));
			return;
		}
		var qemu = new ProcessBuilder("qemu-system-x86_64", "-machine", "none", "-nodefaults", "-display", "none", "-S",
				"-qmp", "unix:q ü.sock,server=on,wait=off").directory(folder.toFile()).inheritIO().start();
		try {
			var free = running(qemu, told -> !told.sockets().isEmpty());
			assertEquals(List.of("-machine", "none"), free.process().arguments().subList(1, 3));
			assertEquals(Optional.of(folder.toRealPath()), free.folder());
			assertEquals(System.getProperty("user.name"), free.user());
			assertTrue(free.open() && free.paths().sharesFiles() && free.paths().sharesNetwork());
			var listens = free.sockets().getFirst();
			assertEquals(new Address.Unix(Path.of("q ü.sock")), listens.address());
			assertTrue(listens.permitted() && !listens.connected() && listens.descriptor() > 2, listens::toString);
			try (var client = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("q ü.sock")))) {
				assertTrue(client.read(ByteBuffer.allocate(1)) > 0, "the greeting");
				var held = running(qemu, told -> told.sockets().getFirst().connected()).sockets().getFirst();
				assertEquals(Optional.of(ProcessHandle.current().pid()), held.holder().map(SocketHolder::pid));
			}
			running(qemu, told -> !told.sockets().getFirst().connected());
		} finally {
			qemu.destroyForcibly().waitFor();
		}
		assertTrue(get(host().runningQemus()).stream().noneMatch(told -> told.process().pid() == qemu.pid()));
	}

	private RunningQemu running(Process process, Predicate<RunningQemu> wanted) throws Exception {
		for (var left = 300; left > 0; left--) {
			var found = get(host().runningQemus()).stream().filter(told -> told.process().pid() == process.pid())
					.filter(wanted).findFirst();
			if (found.isPresent()) {
				return found.get();
			}
			TimeUnit.MILLISECONDS.sleep(100);
		}
		throw new AssertionError(get(host().runningQemus()).toString());
	}

	private CompletableFuture<Wire> open(WireLoop loop, Path socket) {
		return host().open(loop, new Address.Unix(socket), Duration.ofSeconds(20), new WireListener() {

			@Override
			public void received(ByteBuffer bytes) {
				// nothing is sent
			}

			@Override
			public void closed(Optional<WireException> reason) {
				// with the loop
			}
		});
	}

	/** QEMU tells where a client comes from: only so it is known whose screen one sees. */
	@Test
	void whoConnectsKnowsWhereItIsSeenToComeFrom() throws Exception {
		try (var listening = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
			var port = ((InetSocketAddress) Objects.requireNonNull(listening.getLocalAddress())).getPort();
			var opened = get(host().connect(new Address.Tcp("127.0.0.1", port), Duration.ofSeconds(20)));
			try (var ours = opened.channel(); var peer = listening.accept()) {
				assertTrue(ours.isBlocking());
				var from = (InetSocketAddress) Objects.requireNonNull(peer.getRemoteAddress());
				assertEquals(Optional.of(new Address.Tcp("127.0.0.1", from.getPort())), opened.from());
			}
			listening.close();
			failure(host().connect(new Address.Tcp("127.0.0.1", port), Duration.ofSeconds(20)));
		}
	}

	@Test
	void whoConnectsToAUnixSocketHasAName() throws Exception {
		var socket = folder.resolve("s");
		try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			listening.bind(UnixDomainSocketAddress.of(socket));
			var opened = get(host().connect(new Address.Unix(socket), Duration.ofSeconds(20)));
			try (var _ = opened.channel(); var peer = listening.accept()) {
				var from = (UnixDomainSocketAddress) Objects.requireNonNull(peer.getRemoteAddress());
				assertEquals(!stage().namesUnixClients(), from.getPath().toString().isEmpty());
				assertEquals(
						stage().namesUnixClients() ? Optional.of(new Address.Unix(from.getPath())) : Optional.empty(),
						opened.from());
			}
		}
		failure(host().connect(new Address.Unix(folder.resolve("none")), Duration.ofSeconds(20)));
	}

	@Test
	void theComputerTellsWhatItHas() throws Exception {
		var has = get(host().resources());
		assertTrue(has.processors() > 0 && has.freeBytes() > 0 && has.freeBytes() <= has.memoryBytes(), has::toString);
		assertTrue(has.memoryBytes() > 64 << 20, "bytes, no other unit");
	}

	private static ProgramRequest shell(String script) {
		return ProgramRequest.of(List.of("sh", "-c", script), Duration.ofSeconds(20));
	}

	@Test
	void aProgramRunsToItsEndAndTellsWhatItWrote() throws Exception {
		var asked = shell("read -r said; pwd; echo \"$said $GIVEN\"; echo no ü >&2; exit 3");
		var ran = get(host().run(new ProgramRequest(asked.words(), Optional.of(folder), Map.of("GIVEN", "ä"),
				"first\nsecond\n".getBytes(StandardCharsets.UTF_8), asked.deadline())));
		assertEquals(new ProgramResult(3, folder.toRealPath() + "\nfirst ä\n", "no ü\n"), ran);
		assertEquals(List.of("no ü"), ran.complaints());
		assertEquals(new ProgramResult(0, "", ""), get(host().run(shell("read -r said || exit 0; exit 1"))),
				"no input");
		assertEquals(137, get(host().run(shell("kill -9 $$"))).status(), "ended by a signal");
	}

	/** Progress bars go back to the beginning of their line. */
	@Test
	void whatAProgramWritesIsHeardWhileItRuns() throws Exception {
		var heard = new CopyOnWriteArrayList<String>();
		var go = folder.resolve("go");
		assertEquals(0, new ProcessBuilder("mkfifo", go.toString()).start().waitFor());
		var running = host().run(shell("printf '(1%%)\\r(2%%)\\r'; read -r on <" + go + "; printf '(3%%)\\n\\nend'"),
				heard::add);
		for (var left = 1500; left > 0 && heard.size() < 2; left--) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		assertEquals(List.of("(1%)", "(2%)"), heard);
		assertFalse(running.isDone());
		Files.writeString(go, "on\n");
		assertEquals("(1%)\r(2%)\r(3%)\n\nend", get(running).output());
		assertEquals(List.of("(1%)", "(2%)", "(3%)", "end"), heard);
	}

	@Test
	void aProgramThatIsLateIsEndedWithWhatItStarted() throws Exception {
		var pids = folder.resolve("pids");
		var asked = shell("sleep 1000 & echo $! $$ >" + pids + ".new; mv " + pids + ".new " + pids + "; wait");
		var failed = failure(host().run(new ProgramRequest(asked.words(), Optional.empty(), Map.of(), new byte[0],
				Duration.ofSeconds(1))));
		assertTrue(failed.getMessage().startsWith("sh did not end"), failed.getMessage());
		awaitGone(pids);
	}

	@Test
	void aProgramThatNobodyWaitsForAnyMoreIsEndedWithWhatItStarted() throws Exception {
		var pids = folder.resolve("pids");
		var running = host()
				.run(shell("trap '' TERM; sleep 1000 & echo $! $$ >" + pids + ".new; mv " + pids + ".new " + pids
						+ "; while :; do wait; done"));
		for (var left = 1500; left > 0 && !Files.exists(pids); left--) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		assertTrue(running.cancel(true));
		awaitGone(pids);
	}

	private void awaitGone(Path pids) throws Exception {
		var all = List.of(Files.readString(pids).strip().split(" "));
		assertEquals(2, all.size());
		for (var left = 1500; left > 0 && all.stream().anyMatch(HostContractTest::runs); left--) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		assertFalse(all.stream().anyMatch(HostContractTest::runs));
	}

	/** One that has ended and was not yet waited for runs no more. */
	private static boolean runs(String pid) {
		try {
			return !Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
		} catch (IOException e) {
			return false;
		}
	}

	@Test
	void whatCannotBeRunIsNamed() {
		var failed = failure(host().run(ProgramRequest.of(List.of("/no/such-program"), Duration.ofSeconds(20))));
		assertTrue(failed.getMessage().contains("such-program cannot be run"), failed.getMessage());
		failure(host().run(shell("exit 0").in(folder.resolve("none"))));
	}
}
