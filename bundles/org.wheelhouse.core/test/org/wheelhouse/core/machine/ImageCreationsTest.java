package org.wheelhouse.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.qmp.command.BlockdevCreate;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.message.QemuVersion;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

class ImageCreationsTest {

	private static final String JOB = "[{'id':'%s','type':'%s','status':'%s','current-progress':0,'total-progress':1}]";
	private static final BlockdevCreate OURS = new BlockdevCreate("ours", JsonNodeFactory.instance.objectNode());

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));
	private final ImageCreations creations = new ImageCreations();

	ImageCreationsTest() {
		answerJobs("[]");
	}

	@Test
	void ourOwnIsKnownFromTheCommandToTheEndOfItsJob() throws Exception {
		assertAsks(true);
		creations.sending(OURS);
		assertAsks(false);
		for (var status : List.of("created", "running", "waiting", "pending")) {
			creations.heard(change("ours", status));
			assertAsks(false);
		}
		creations.answered(OURS);
		answerJobs(JOB.formatted("ours", "create", "running"));
		assertAsks(false);
		creations.heard(change("ours", "concluded"));
		assertAsks(true);
		var before = machine.sent();
		assertAsks(true);
		assertEquals(before, machine.sent(), "nothing has changed");
	}

	@Test
	void theHumanMonitorAsksForNodesToo() {
		for (var line : List.of("info block -n", " info  block disk0", "info block -v disk0")) {
			assertTrue(ImageCreations.isDanger(new HumanMonitorCommand(line)), line);
		}
		for (var line : List.of("info block", "info blockstats", "info blockstats x", "block_resize a 1")) {
			assertFalse(ImageCreations.isDanger(new HumanMonitorCommand(line)), line);
		}
	}

	@Test
	void aCommandThatBeganNothingKeepsNobodyFromAsking() throws Exception {
		creations.sending(OURS);
		assertAsks(false);
		assertTrue(creations.answered(OURS));
		assertAsks(true);
	}

	@Test
	void aRefusedCommandDoesNotHideTheJobThatHasItsId() throws Exception {
		answerJobs(JOB.formatted("ours", "create", "running"));
		creations.heard(change("ours", "running"));
		creations.sending(OURS);
		creations.answered(OURS);
		assertAsks(false);
	}

	@Test
	void anAnswerThatMayBeOlderThanAnEventIsNotBelieved() throws Exception {
		var late = new CompletableFuture<List<QueryJobs.Job>>();
		var asked = creations.unlessOne(sender(late), () -> CompletableFuture.completedFuture("nodes"));
		creations.heard(change("theirs", "created"));
		late.complete(List.of());
		assertEquals(Optional.empty(), Await.get(asked));
		assertAsks(true);
	}

	@Test
	void newerVersionsAreAskedWheneverSomebodyWants() throws Exception {
		creations.connected(new QemuVersion(10, 0, 2, ""));
		creations.sending(OURS);
		assertAsks(true);
		assertEquals(List.of(), machine.sent());
	}

	private static CommandSender sender(CompletableFuture<List<QueryJobs.Job>> jobs) {
		return new CommandSender() {
			@SuppressWarnings("unchecked") // it is only asked for jobs
			@Override
			public <R> CompletableFuture<R> send(QmpCommand<R> command) {
				return (CompletableFuture<R>) jobs;
			}
		};
	}

	@Test
	void whatAnotherClientBeganIsFoundOut() throws Exception {
		assertAsks(true);
		answerJobs(JOB.formatted("theirs", "create", "running"));
		creations.heard(change("theirs", "created"));
		assertAsks(false);
		creations.heard(change("theirs", "null"));
		assertAsks(true);
	}

	@Test
	void aJobOfAnotherKindKeepsNobodyFromAsking() throws Exception {
		assertAsks(true);
		answerJobs(JOB.formatted("theirs", "mirror", "running"));
		creations.heard(change("theirs", "created"));
		assertAsks(true);
	}

	@Test
	void whatWasBegunBeforeTheConnectionIsFoundOut() throws Exception {
		answerJobs(JOB.formatted("theirs", "create", "running"));
		assertAsks(false);
		creations.connected(new QemuVersion(7, 2, 0, ""));
		answerJobs(JOB.formatted("theirs", "create", "concluded"));
		assertAsks(true);
	}

	private void answerJobs(String json) {
		machine.answering("query-jobs", json.replace('\'', '"'));
	}

	private void assertAsks(boolean expected) throws Exception {
		assertEquals(expected ? Optional.of("nodes") : Optional.empty(),
				Await.get(creations.unlessOne(machine, () -> CompletableFuture.completedFuture("nodes"))));
	}

	private static Event change(String id, String status) {
		return new Event("JOB_STATUS_CHANGE",
				JsonNodeFactory.instance.objectNode().put("status", status).put("id", id), Instant.EPOCH);
	}
}
