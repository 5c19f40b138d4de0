package org.wheelhouse.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.hotplug.NetworkLink;
import org.wheelhouse.core.qom.QomReader;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.Getfd;
import org.wheelhouse.qmp.command.MigrateSetSpeed;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.Stop;
import org.wheelhouse.qmp.dialect.Translator;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandWithdrawn;

/**
 * One door: every command that somebody sends to a machine, in whatever words and by whatever means, is heard by who listens to
 * it, once, in the words that are sent and in their order. So it is with every {@link MachineAccess}, and with what stands in
 * for one.
 */
public abstract class MachineAccessContractTest {

	private final List<String> heard = new CopyOnWriteArrayList<>();
	private Optional<MachineAccess> opened = Optional.empty();

	/**
	 * A machine of QEMU 7.2 that is connected, with one CPU and a card {@code nic0}. It refuses {@code no-such-command} and to
	 * cancel a job.
	 */
	protected abstract MachineAccess open() throws Exception;

	@BeforeEach
	void listen() throws Exception {
		opened = Optional.of(open());
		machine().onSent(command -> heard.add(said(command)));
	}

	protected final MachineAccess machine() {
		return opened.orElseThrow();
	}

	/** In which it is spoken to. */
	protected final Translator words() throws Exception {
		return Await.get(machine().language()).translator();
	}

	private static String said(QmpCommand<?> command) {
		return new RawCommand(command.name(), command.arguments()).toJson().replace('"', '\'');
	}

	private void assertHeard(String... words) {
		assertEquals(List.of(words), heard);
	}

	@Test
	void whatIsSentIsHeardOnceHoweverItIsSent(@TempDir Path folder) throws Exception {
		var address = UnixDomainSocketAddress.of(folder.resolve("s"));
		try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
				var socket = SocketChannel.open(address)) {
			Await.get(machine().send(new Stop()));
			Await.get(machine().send(new Cont(), Duration.ofSeconds(20)));
			Await.get(machine().send(new Getfd("passed"), socket));
			assertHeard("{'execute':'stop'}", "{'execute':'cont'}",
					"{'execute':'getfd','arguments':{'fdname':'passed'}}");
			assertEquals(address, server.getLocalAddress());
		}
	}

	@Test
	void whatIsSaidInOtherWordsIsHeardInThose() throws Exception {
		Await.get(words().send(new MigrateSetSpeed(7_000_000)));
		assertHeard("{'execute':'migrate-set-parameters','arguments':{'max-bandwidth':7000000}}");
	}

	@Test
	void eachStepOfOneCommandIsHeardInItsTurn() throws Exception {
		Await.get(words().send(new RawCommand("query-cpus")));
		assertHeard("{'execute':'query-cpus-fast'}",
				"{'execute':'human-monitor-command','arguments':{'command-line':'info registers','cpu-index':0}}");
	}

	@Test
	void whatIsDoneToTheMachineIsHeard() throws Exception {
		Await.get(Await.get(NetworkLink.of(machine(), "nic0", false)).run());
		assertHeard("{'execute':'set_link','arguments':{'name':'nic0','up':false}}");
	}

	@Test
	void whatIsDoneToDisksIsHeardThoughItIsRefused() throws Exception {
		var cancel = Await.get(BlockOperations.of(machine()))
				.cancel(new Job("gone", "stream", 100, 40, 0, false, false, "ok"), false);
		assertThrows(OperationFailed.class, () -> Await.get(cancel.run()));
		assertHeard("{'execute':'block-job-cancel','arguments':{'device':'gone'}}");
	}

	@Test
	void whatQemuRefusesIsHeardToo() throws Exception {
		var unknown = new RawCommand("no-such-command");
		assertThrows(CommandFailed.class, () -> Await.get(machine().send(unknown)));
		var words = words();
		assertThrows(CommandFailed.class, () -> Await.get(words.send(unknown)));
		assertHeard("{'execute':'no-such-command'}", "{'execute':'no-such-command'}");
	}

	@Test
	void whatIsNotSaidIsNotHeard() throws Exception {
		var words = words();
		assertThrows(CommandWithdrawn.class, () -> Await.get(words.send(new RawCommand("block_passwd"))));
		assertHeard();
	}

	/** What keeps the workbench's own picture of the machine fresh would hide what people do. */
	@Test
	void itsOwnQuestionsAreNotHeard() throws Exception {
		Await.get(machine().ask(new QueryName()));
		Await.get(machine().questions().send(new QueryName()));
		Await.get(new QomReader(machine().questions()).object("/machine"));
		assertInstanceOf(Translator.class, words());
		assertHeard();
	}

	@Test
	void whatAReaderAsksForSomebodyIsHeard() throws Exception {
		Await.get(new QomReader(machine()).object("/machine"));
		assertHeard("{'execute':'qom-list','arguments':{'path':'/machine'}}");
	}

	@Test
	void everyListenerHearsUntilItLeaves() throws Exception {
		var others = new CopyOnWriteArrayList<String>();
		var subscription = machine().onSent(command -> others.add(command.name()));
		Await.get(words().send(new Stop()));
		subscription.close();
		Await.get(words().send(new Cont()));
		assertEquals(List.of("stop"), others);
		assertHeard("{'execute':'stop'}", "{'execute':'cont'}");
	}
}
