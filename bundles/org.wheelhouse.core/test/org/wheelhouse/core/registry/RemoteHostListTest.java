package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.FakeQemu;
import org.wheelhouse.core.peer.FakeRemoteHost;
import org.wheelhouse.core.peer.FakeWays;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.remote.RemoteHostList;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.ConnectionProblem;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/** Computers far away are kept, and their machines are there whenever they are. */
class RemoteHostListTest {

	private static final String ATLAS = "ssh:ops@atlas";

	private final RegistryBench bench;
	private final FakeWays ways;

	RemoteHostListTest() throws Exception {
		bench = new RegistryBench();
		ways = new FakeWays(bench.folder());
		bench.reach(ways);
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private RemoteHostList list() {
		return bench.registry().remoteHosts();
	}

	private FakeRemoteHost atlas() {
		return ways.host("ops@atlas");
	}

	private String add() throws CoreException {
		return list().add(new KeptHost(" ops@atlas ", "", true));
	}

	private <T> Optional<T> shown(Function<Host, T> what) {
		return bench.model().call(() -> bench.registry().inventory().getHosts().stream()
				.filter(host -> host.getId().equals(ATLAS)).findFirst().map(what));
	}

	private void awaitShown(HostConnection state) {
		Await.until("atlas is " + state, () -> shown(Host::getConnection).equals(Optional.of(state)));
	}

	/** A machine of the far computer that answers. */
	private String farMachine(FakeQemu qemu) throws Exception {
		add();
		atlas().arrive();
		var id = Await.get(bench.registry().attach(qemu.address(), atlas()));
		bench.awaitState(id, MachineState.RUNNING);
		return id;
	}

	private static Throwable failure(CompletableFuture<?> future) {
		return assertThrows(ExecutionException.class, () -> future.get(60, TimeUnit.SECONDS)).getCause();
	}

	@Test
	void anAddressByItsComputerAddsAndConnectsThatAndAttaches() throws Exception {
		var qemu = bench.qemu("far");
		var path = ((Address.Unix) qemu.address()).path();
		var attached = bench.registry().attach("ssh://ops@atlas" + path);
		assertEquals(List.of(new KeptHost("ops@atlas", "ops@atlas", false)), list().all());
		assertTrue(atlas().isWanted());
		atlas().become(new ConnectionState.Connecting());
		assertFalse(attached.isDone());
		atlas().arrive();
		var id = Await.get(attached);
		bench.awaitState(id, MachineState.RUNNING);
		assertEquals(Optional.of(ATLAS), bench.row(id, row -> row.getHost().getId()));
		var listening = atlas().listening();
		assertEquals(id, Await.get(bench.registry().attach("ssh://ops@atlas" + path)), "it is known");
		assertEquals(1, listening, "the list alone");
		assertEquals(1, atlas().listening(), "the list alone");
		assertEquals(1, list().all().size());
	}

	@Test
	void whoCannotBeReachedIsToldAndAddsNothing() throws Exception {
		var attached = bench.registry().attach("ssh://ops@atlas/run/q");
		atlas().become(new ConnectionState.Connecting());
		atlas().become(new ConnectionState.Refused(
				new ConnectionProblem("ops@atlas does not let this user in by publickey", "", "Check.", false)));
		assertTrue(failure(attached).getMessage().startsWith("ops@atlas does not let this user in"));
		assertEquals(List.of(), list().all());
		add();
		atlas().lose();
		var again = bench.registry().attach("ssh://ops@atlas/run/q");
		assertFalse(again.isDone(), "what was before is not asked about");
		atlas().become(new ConnectionState.Connecting());
		atlas().lose();
		assertTrue(failure(again).getMessage().startsWith("The connection to ops@atlas was lost"));
		assertEquals(1, list().all().size(), "what was in the list stays there");
		assertTrue(failure(bench.registry().attach("ssh:///run/q")).getMessage()
				.contains("names no computer"));
	}

	@Test
	void aHostIsKeptAndConnectsByItselfAtTheNextStart() throws Exception {
		assertEquals(ATLAS, add());
		assertTrue(atlas().isWanted(), "who adds one wants it");
		list().add(new KeptHost("tern", "Tern", false));
		bench.restart();
		assertEquals(List.of(new KeptHost("ops@atlas", "ops@atlas", true),
				new KeptHost("tern", "Tern", false)), list().all());
		assertTrue(atlas().isWanted());
		assertFalse(ways.host("tern").isWanted(), "only when somebody opens it");
		awaitShown(HostConnection.IDLE);
	}

	@Test
	void oneThatIsInTheListOrHasNoNameIsRefusedWithWords() throws Exception {
		add();
		assertTrue(assertThrows(CoreException.class, this::add).getMessage().contains("in the list already"));
		assertTrue(assertThrows(CoreException.class, () -> list().add(new KeptHost(" ", "", true))).getMessage()
				.contains("Say host"));
	}

	@Test
	void whatIsKnownOfTheConnectionIsInTheModel() throws Exception {
		add();
		awaitShown(HostConnection.IDLE);
		atlas().become(new ConnectionState.Connecting());
		awaitShown(HostConnection.CONNECTING);
		atlas().arrive();
		awaitShown(HostConnection.CONNECTED);
		assertEquals(Optional.of(14L), shown(Host::getLatencyMillis));
		Await.until("its QEMU is known", () -> shown(Host::getSummary).equals(Optional.of("QEMU 7.2.22, tcg")));
		atlas().lose();
		awaitShown(HostConnection.LOST);
		assertEquals(Optional.of("The connection to ops@atlas was lost"), shown(Host::getProblem));
		assertEquals(Optional.of("Timeout, server not responding."), shown(Host::getProblemWords));
		assertTrue(shown(Host::getRetryMillis).orElseThrow() > System.currentTimeMillis());
		assertEquals(Optional.of("QEMU 7.2.22, tcg"), shown(Host::getSummary), "what was known stays");
		var lost = shown(Host::getSinceMillis);
		atlas().become(new ConnectionState.Connecting());
		awaitShown(HostConnection.CONNECTING);
		atlas().lose();
		awaitShown(HostConnection.LOST);
		assertEquals(lost, shown(Host::getSinceMillis), "it was lost when it was lost first");
		atlas().become(new ConnectionState.Refused(new ConnectionProblem("What", "Words.", "Do.", false)));
		awaitShown(HostConnection.REFUSED);
		assertEquals(Optional.of(0L), shown(Host::getRetryMillis));
	}

	@Test
	void aMachineOfALostHostIsLeftInPeaceAndComesBackWithIt() throws Exception {
		var other = bench.attach(bench.qemu("near"));
		var id = farMachine(bench.qemu("far"));
		atlas().lose();
		bench.awaitState(id, MachineState.LOST);
		Await.until("says when it was seen", () -> bench.row(id, Machine::getDetail)
				.filter(text -> text.matches("last seen \\d\\d:\\d\\d:\\d\\d, running")).isPresent());
		var asked = atlas().opened();
		atlas().become(new ConnectionState.Connecting());
		atlas().lose();
		bench.awaitState(other, MachineState.RUNNING);
		assertEquals(asked, atlas().opened(), "nothing is tried while it is away");
		atlas().arrive();
		bench.awaitState(id, MachineState.RUNNING);
	}

	@Test
	void afterARestartAMachineWaitsForItsHost() throws Exception {
		var id = farMachine(bench.qemu("far"));
		bench.restart();
		bench.awaitState(id, MachineState.LOST);
		Await.until("it waits",
				() -> bench.row(id, Machine::getDetail).equals(Optional.of("its host is not connected")));
		assertEquals(0, atlas().opened());
		atlas().arrive();
		bench.awaitState(id, MachineState.RUNNING);
		assertEquals(ATLAS, bench.registry().host(id).orElseThrow().id());
	}

	/** Two computers have sockets of one path; nobody has said of an address without a host that it is there. */
	@Test
	void anAddressIsOfTheComputerOnWhichItIsSaid() throws Exception {
		var qemu = bench.qemu("same");
		var far = farMachine(qemu);
		atlas().lose();
		bench.awaitState(far, MachineState.LOST);
		var near = bench.attach(qemu);
		assertFalse(far.equals(near));
		assertEquals("local", bench.registry().host(near).orElseThrow().id());
	}

	@Test
	void removedItIsForgottenWithItsMachinesAndClosed() throws Exception {
		var id = farMachine(bench.qemu("far"));
		var host = atlas();
		bench.registry().secrets().tell(ATLAS, "password", Secret.of("open sesame".toCharArray()));
		list().remove(ATLAS);
		assertEquals("open sesame", bench.registry().secrets().hidden("open sesame"), "nothing of it is known");
		Await.until("it is gone", () -> shown(Host::getId).isEmpty() && bench.row(id, Machine::getId).isEmpty());
		Await.until("it is closed", () -> host.connection() instanceof ConnectionState.Closed);
		bench.restart();
		assertEquals(List.of(), list().all());
		assertTrue(bench.row(id, Machine::getId).isEmpty());
	}

	/** As when the bundle that knows the way stops; nobody has removed anything. */
	@Test
	void withoutAWayMachinesStayKnown() throws Exception {
		var id = farMachine(bench.qemu("far"));
		bench.registry().unreach();
		bench.awaitState(id, MachineState.LOST);
		assertEquals(List.of("ops@atlas"), list().all().stream().map(KeptHost::target).toList());
		bench.reach(ways);
		atlas().arrive();
		bench.awaitState(id, MachineState.RUNNING);
	}

	@Test
	void aListThatCannotBeReadIsNotWrittenOver() throws Exception {
		add();
		bench.registry().close();
		Path file = bench.settings().stateFolder().resolve("hosts.json");
		assertTrue(Files.readString(file).contains("ops@atlas"));
		Files.writeString(file, "[ what is this");
		bench.restart();
		var refused = assertThrows(CoreException.class, this::add);
		assertTrue(refused.what().contains("hosts.json, cannot be read"), refused::what);
		bench.registry().close();
		assertEquals("[ what is this", Files.readString(file));
		bench.restart();
	}

	@Test
	void whatIsAskedBeforeAnybodyIsThereIsAskedThen() throws Exception {
		add();
		var answer = atlas().ask(HostPrompt.Kind.PASSPHRASE);
		Await.until("it says so", () -> shown(Host::getQuestion).equals(Optional.of("asks for a passphrase")));
		list().answeredBy(_ -> CompletableFuture.completedFuture(Optional.of(Secret.of("x".toCharArray()))));
		assertTrue(Await.get(answer).isPresent());
		Await.until("it is over", () -> shown(Host::getQuestion).equals(Optional.of("")));
	}

	@Test
	void aQuestionThatIsOverIsTakenBack() throws Exception {
		add();
		var shown = new CompletableFuture<Optional<Secret>>();
		list().answeredBy(_ -> shown);
		atlas().ask(HostPrompt.Kind.TOUCH).cancel(false);
		assertTrue(shown.isCancelled());
	}
}
